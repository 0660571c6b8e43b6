package org.quietline.adapter.web.words;

import java.util.Map;
import java.util.Optional;

/**
 * Says in plain words why a message did not arrive and what to do about it.
 *
 * <p>Source: Twilio, "Error and warning dictionary", the codes of messages, {@code /docs/errors/}.
 */
public final class Failures {
    private static final String TELL = "Tell whoever runs this desk.";
    private static final String LATER = "Send it again later.";
    private static final String OTHERWISE = "Reach the contact otherwise.";
    private static final Why UNEXPLAINED = new Why(
            "The carrier gave no reason", "Try again later; if it goes on, ask the carrier with the message's SID.");

    private static final Map<String, Why> BY_REASON = Map.ofEntries(
            why(
                    "given-up",
                    "It waited too long and was given up",
                    "See whether the carrier had an outage, then send again."),
            why("without-trace", "The carrier never got it", "Send it again."),
            why("10001", "The carrier's account is not active", TELL),
            why("20003", "The carrier did not accept our credentials", TELL),
            why("20404", "The carrier does not know the sender's service", TELL),
            why("20429", "The carrier had too much to do", LATER),
            why("20500", "The carrier had a fault of its own", LATER),
            why("21211", "The number does not exist in this form", "Check it with the contact by other means."),
            why("21212", "The number that sends is not usable", TELL),
            why("21408", "This account may not text to that country", TELL),
            why("21606", "The number that sends is not ours, or cannot text", TELL),
            why("21608", "A trial account texts to verified numbers only", TELL),
            why("21610", "The contact opted out of messages", "Only they can change that, by texting START."),
            why("21611", "Too many messages wait at the number that sends", LATER),
            why("21612", "The carrier has no way from our number to this one", TELL),
            why("21614", "The number cannot receive texts; it may be a landline", OTHERWISE),
            why("21617", "The text is too long", "Send it in parts."),
            why("30001", "Too many messages waited for too long", LATER),
            why("30002", "The account is suspended", TELL),
            why("30003", "The phone was off or out of reach", LATER),
            why("30004", "The recipient or their carrier blocks the message", OTHERWISE),
            why("30005", "The number is not in use", "Check it with the contact by other means."),
            why("30006", "It is a landline, or its carrier cannot be reached", OTHERWISE),
            why("30007", "A carrier took it for spam", "Word it otherwise, without links."),
            why("30008", "It got lost, and the carrier does not say why", "Send it again."),
            why("30010", "It would have cost more than allowed", TELL),
            why("30034", "The number that sends is not registered for texts to the US", TELL),
            why("30044", "A trial account sends one segment only", "Make the text shorter."),
            why("30410", "The network did not answer in time", LATER),
            why("30450", "The carrier took it for an abuse of the account", TELL),
            why("30453", "Too many alike were sent in a short time", LATER),
            why("63038", "The account has sent all it may today", "Send it again tomorrow."));

    /**
     * Why, and what to do.
     *
     * @param meaning what happened, without a full stop
     * @param advice what helps, with a full stop
     */
    public record Why(String meaning, String advice) {}

    private Failures() {}

    private static Map.Entry<String, Why> why(String reason, String meaning, String advice) {
        return Map.entry(reason, new Why(meaning, advice));
    }

    /** Explains a carrier's error code; empty for one that is not among the usual. */
    public static Optional<Why> of(int code) {
        return Optional.ofNullable(BY_REASON.get(Integer.toString(code)));
    }

    /** Explains a carrier's error code, or one of our own reasons. */
    public static Why explained(String reason) {
        Why known = BY_REASON.get(reason);
        if (known != null) {
            return known;
        }
        return reason.chars().allMatch(c -> c >= '0' && c <= '9')
                ? new Why("The carrier's error " + reason, "Look the code up in the carrier's list of errors.")
                : UNEXPLAINED;
    }
}
