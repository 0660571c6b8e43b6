package org.quietline.adapter.web.words;

import java.util.Map;
import java.util.Optional;

/** What Twilio's error codes mean, and what to do, in plain words. Twilio explains them at {@code /docs/errors/}. */
public final class CarrierErrors {
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(20003, "Twilio did not accept our credentials. Tell whoever runs this desk."),
            Map.entry(20429, "Twilio had too much to do. Send it again."),
            Map.entry(20500, "Twilio had a fault of its own. Send it again."),
            Map.entry(21211, "The number does not exist in this form. Check it with the contact by other means."),
            Map.entry(21212, "The number that sends is not usable. Tell whoever runs this desk."),
            Map.entry(21408, "This account may not text to that country. Tell whoever runs this desk."),
            Map.entry(21606, "The number that sends is not ours, or cannot text. Tell whoever runs this desk."),
            Map.entry(21608, "A trial account texts to verified numbers only. Tell whoever runs this desk."),
            Map.entry(21610, "The contact opted out of messages. Only they can change that, by texting START."),
            Map.entry(21611, "Too many messages wait at the number that sends. Send it again later."),
            Map.entry(21612, "Twilio has no way from our number to this one. Tell whoever runs this desk."),
            Map.entry(21614, "The number cannot receive texts; it may be a landline. Reach the contact otherwise."),
            Map.entry(21617, "The text is too long. Send it in parts."),
            Map.entry(30001, "Too many messages waited for too long. Send it again later."),
            Map.entry(30002, "The account is suspended. Tell whoever runs this desk."),
            Map.entry(30003, "The phone was off or out of reach. Send it again later."),
            Map.entry(30004, "The recipient or their carrier blocks the message. Reach the contact otherwise."),
            Map.entry(30005, "The phone is unknown or not in service any more. Check the number with the contact."),
            Map.entry(30006, "It is a landline, or its carrier cannot be reached. Reach the contact otherwise."),
            Map.entry(30007, "A carrier took it for spam. Word it otherwise, without links."),
            Map.entry(30008, "It got lost, and the carrier does not say why. Send it again."),
            Map.entry(
                    30034, "The number that sends is not registered for texts to the US. Tell whoever runs this desk."),
            Map.entry(30044, "A trial account sends one segment only. Make the text shorter."),
            Map.entry(30450, "Twilio took it for an abuse of the account. Tell whoever runs this desk."),
            Map.entry(63038, "The account has sent all it may today. Send it again tomorrow."));

    private CarrierErrors() {}

    /** What the code means, and what to do; empty for one that is not among the usual. */
    public static Optional<String> words(int code) {
        return Optional.ofNullable(WORDS.get(code));
    }
}
