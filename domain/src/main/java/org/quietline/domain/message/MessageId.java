package org.quietline.domain.message;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Names one message in the log. An incoming message bears the carrier's id for it (Twilio's {@code MessageSid}); an
 * outgoing one bears a UUID of our own. Safe in URLs and as a document id.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code -} or {@code _}
 */
public record MessageId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value has another form; the message never repeats it
     */
    public MessageId {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("a message id has 1 to 64 letters, digits, - or _");
        }
    }

    /** Tells whether a text has the form of a message id. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
