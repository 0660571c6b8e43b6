package org.quietline.adapter.web.message;

import java.util.Optional;
import org.quietline.adapter.web.http.Problem;
import org.quietline.application.send.SendMessage.Reason;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.registration.Registration;

/** Says why a message was not sent. */
final class Refusals {
    private Refusals() {}

    static String sentence(Reason reason) {
        return switch (reason) {
            case EMPTY -> "The message says nothing.";
            case TOO_LONG -> "The message has more than " + MessageText.MAX_OUTGOING + " characters.";
            case UNKNOWN -> "The recipient is not a registered user.";
            case INACTIVE -> "The recipient's registration is not active.";
            case OPTED_OUT -> "The recipient opted out of messages. Only they can change that, by texting START.";
        };
    }

    /** Why somebody who stands like this cannot be written to; empty when they can. */
    static Optional<String> sentence(Registration registration) {
        return switch (registration) {
            case Registration.Registered registered -> Optional.empty();
            case Registration.Inactive inactive -> Optional.of(sentence(Reason.INACTIVE));
            case Registration.OptedOut out -> Optional.of(sentence(Reason.OPTED_OUT));
            case Registration.Unknown unknown ->
                Optional.of("Only registered users can be written to. This contact is not one.");
        };
    }

    static Problem conflict() {
        return Problem.of(409, "This id was used for another message before. Write it again in a new form.");
    }
}
