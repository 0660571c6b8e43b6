package org.quietline.domain.phone;

import java.util.Objects;

/**
 * Masks the phone numbers in free text: the bodies of messages, what carriers report, what programs log.
 *
 * <p>For example: {@snippet file="org/quietline/domain/examples/SnippetsTest.java" region="redact"}
 *
 * <p>Every run of seven digits or more is masked as {@link PhoneNumber} masks a number: the last four digits stay, of
 * seven only the last two, and one dot stands for each other digit. What is between the digits stays as it is, and so
 * does a leading {@code +}. Digits are those of every script. These join them to one run:
 *
 * <ul>
 *   <li>white space, and characters that show nothing, such as the zero-width space and the soft hyphen;
 *   <li>one line break, but not an empty line;
 *   <li>dashes, brackets, and {@code . / + ~ * # _ | \} with their likes in other scripts; also escaped as in URLs
 *       ({@code %20}, {@code %2D});
 *   <li>any other single mark directly between two digits, such as a comma; a colon only between groups of three digits
 *       or more.
 * </ul>
 *
 * <p>Letters and currency signs end a run, but shield nothing: of {@code call4155550123now} the digits are masked. Not
 * masked is what plainly is something else:
 *
 * <ul>
 *   <li>a date or time of ISO 8601 with its separators: {@code 2026-11-22}, {@code 14:05:33},
 *       {@code 2026-11-22T14:05:33.123Z}, the time also after a space;
 *   <li>an amount of money with its currency: {@code $1,234,567.89}, {@code 1 234 567 €}, {@code USD 12345678}. Without
 *       thousands separators it has at most eight digits before the cents;
 *   <li>a SID of Twilio (two capital letters and 32 lower-case hexadecimal digits) and a UUID.
 * </ul>
 *
 * <p>When in doubt, it is masked: two short numbers beside each other, a date such as {@code 22.11.2026}, a large
 * count. Numbers that are spelled out in words or letters are not found.
 */
public final class Redaction {
    private static final int FEWEST_DIGITS = 7;

    private Redaction() {}

    /**
     * The text with its phone numbers masked; the text itself where there is none. Never fails, takes time in
     * proportion to the length of the text, and changes nothing when applied again.
     */
    public static String redact(String text) {
        Objects.requireNonNull(text, "text");
        if (!hasEnoughDigits(text)) {
            return text;
        }
        String doubtful = Exemptions.blanked(text);
        DigitRuns runs = new DigitRuns(doubtful);
        StringBuilder redacted = new StringBuilder(text.length());
        int copied = 0;
        while (runs.next()) {
            if (runs.digits() >= FEWEST_DIGITS && !Money.isAmount(doubtful, runs.start(), runs.end())) {
                redacted.append(text, copied, runs.start());
                appendMasked(redacted, text, runs);
                copied = runs.end();
            }
        }
        return copied == 0 ? text : redacted.append(text, copied, text.length()).toString();
    }

    private static void appendMasked(StringBuilder redacted, String text, DigitRuns run) {
        int hidden = run.digits() - Mask.visible(run.digits());
        int width;
        for (int i = run.start(); i < run.end(); i += width) {
            width = DigitRuns.width(text, i);
            boolean isDigit = Glyph.of(text.codePointAt(i)) == Glyph.DIGIT;
            if (isDigit && hidden > 0) {
                redacted.append(Mask.DOT);
                hidden--;
            } else {
                redacted.append(text, i, i + width);
            }
        }
    }

    /** Most texts and nearly all log lines have fewer, and are done with it. */
    private static boolean hasEnoughDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length() && digits < FEWEST_DIGITS; i += Character.charCount(text.codePointAt(i))) {
            digits += Glyph.of(text.codePointAt(i)) == Glyph.DIGIT ? 1 : 0;
        }
        return digits == FEWEST_DIGITS;
    }
}
