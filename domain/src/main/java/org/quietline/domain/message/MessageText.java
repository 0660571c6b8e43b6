package org.quietline.domain.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.text.Characters;

/**
 * What a message says. It is private, so it hides itself: printed, it tells only its length.
 *
 * <p>Every text is accepted. What would not survive UTF-8, XML 1.0, HTML and every store alike is replaced, one
 * character by one: a form feed by a line feed (3GPP TS 23.038 lets a phone treat its page break so), other control
 * characters but tab, line feed and carriage return, the noncharacters U+FFFE and U+FFFF, and surrogates without a
 * partner by U+FFFD.
 */
public final class MessageText {
    /** The longest text that may be sent, in UTF-16 units: Twilio's limit for a body. An incoming one may be longer. */
    public static final int MAX_OUTGOING = 1600;

    private final String value;

    private MessageText(String value) {
        this.value = value;
    }

    /** The message that says this, with what is replaced as told above; its length stays the same. */
    public static MessageText of(String text) {
        return new MessageText(cleaned(Characters.wellFormed(Objects.requireNonNull(text, "text"))));
    }

    private static String cleaned(String text) {
        StringBuilder cleaned = new StringBuilder(text);
        for (int i = 0; i < cleaned.length(); i++) {
            char c = cleaned.charAt(i);
            if (c == '\f') {
                cleaned.setCharAt(i, '\n');
            } else if (isUnfit(c)) {
                cleaned.setCharAt(i, Characters.REPLACEMENT);
            }
        }
        return cleaned.toString();
    }

    private static boolean isUnfit(char c) {
        return c >= '\uFFFE' || (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r');
    }

    /** The whole text, to be handed to a carrier or a store. What is shown to people is {@link #redacted()}. */
    public String value() {
        return value;
    }

    /** The text with its phone numbers masked, as {@link Redaction#redact} does. */
    public String redacted() {
        return Redaction.redact(value);
    }

    /** Whether there is nothing to see: no character but white space and invisible ones. */
    public boolean isBlank() {
        return Characters.isBlank(value);
    }

    /** The length in UTF-16 units, as carriers limit it. */
    public int length() {
        return value.length();
    }

    /** How the text is cut into SMS segments. */
    public Segments segments() {
        return Segments.of(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageText that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The length, never the text. */
    @Override
    public String toString() {
        return "MessageText(" + length() + (length() == 1 ? " character)" : " characters)");
    }
}
