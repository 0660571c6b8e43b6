package org.quietline.adapter.web.message;

import org.quietline.adapter.web.http.Problem;
import org.quietline.application.send.SendMessage.Reason;
import org.quietline.domain.message.MessageText;

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

    static Problem conflict() {
        return Problem.of(409, "This id was used for another message before. Write it again in a new form.");
    }
}
