package org.quietline.domain.message;

import java.util.Objects;

/**
 * The carrier's own name for a message that it accepted: Twilio's {@code sid}. Having one proves acceptance.
 *
 * @param value 1 to 64 ASCII letters, digits, {@code -} or {@code _}
 */
public record CarrierReference(String value) {
    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if the value has another form; the message never repeats it
     */
    public CarrierReference {
        Objects.requireNonNull(value, "value");
        if (!isValid(value)) {
            throw new IllegalArgumentException("a carrier's reference has 1 to 64 letters, digits, - or _");
        }
    }

    /** Tells whether a text has the form of a reference. */
    public static boolean isValid(String text) {
        return MessageId.isValid(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
