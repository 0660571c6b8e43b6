package org.quietline.adapter.web.words;

import java.util.Map;

/**
 * Says in plain words why a message did not arrive and what to do about it.
 *
 * <p>Source: Twilio, "Error and warning dictionary", the codes of messages.
 */
public final class Failures {
    private static final Why UNEXPLAINED = new Why(
            "The carrier gave no reason", "Try again later; if it goes on, ask the carrier with the message's SID.");

    private static final Map<String, Why> BY_REASON = Map.ofEntries(
            why(
                    "given-up",
                    "It waited too long and was given up",
                    "See whether the carrier had an outage, then send again."),
            why("without-trace", "The carrier never got it", "Send it again."),
            why("10001", "The carrier's account is not active", "Look into the carrier's console."),
            why("20003", "The carrier did not accept our credentials", "Run doctor and mend the credentials."),
            why("20404", "The carrier does not know the sender's service", "Run doctor and mend the configuration."),
            why("21211", "The number does not exist", "Correct the user's number."),
            why("21408", "Texting that country is not allowed", "Allow the country in the carrier's console."),
            why("21606", "Our number cannot text that number", "Use another number of ours."),
            why("21608", "A trial account texts verified numbers only", "Verify the number, or upgrade the account."),
            why("21610", "The recipient opted out", "Nothing, until they text START."),
            why("21612", "The number cannot be reached from ours", "Use another number of ours."),
            why("21614", "The number cannot take texts", "Ask for a mobile number."),
            why("21617", "The text is too long", "Send it in parts."),
            why("30001", "Too many messages were waiting", "Send it again, more slowly."),
            why("30002", "The carrier's account was suspended", "Look into the carrier's console."),
            why("30003", "The phone is switched off or out of reach", "Try again later."),
            why("30004", "The recipient blocks messages", "Reach them in another way."),
            why("30005", "The number is not in use", "Correct the user's number."),
            why("30006", "The number is a landline, or its network cannot be reached", "Ask for a mobile number."),
            why("30007", "The network took it for spam", "Write it in plainer words and without short links."),
            why("30008", "The network gave no reason", "Try again later."),
            why("30010", "It would have cost more than allowed", "Raise the price limit in the carrier's console."),
            why(
                    "30034",
                    "Our number is not registered for texting businesses",
                    "Register it with the carrier (A2P 10DLC)."),
            why("30410", "The network did not answer in time", "Try again later."),
            why("30453", "It was not sent: too many alike in a short time", "Send it again later."),
            why("63038", "The account's daily limit was reached", "Wait until tomorrow, or have the limit raised."));

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
