package org.quietline.domain.phone;

/** A text is not a phone number. The message tells the text's length and what was expected, never the text itself. */
public final class InvalidPhoneNumberException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidPhoneNumberException(int length, String expected) {
        super("expected " + expected + ", got " + length + " characters that are not one");
    }
}
