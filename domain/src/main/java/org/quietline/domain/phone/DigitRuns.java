package org.quietline.domain.phone;

/**
 * The runs of digits in a text that belong together, in order: as much as may be one phone number, with the separators
 * within it. Goes over the text once.
 */
final class DigitRuns {
    /**
     * How many digits must stand on either side of a colon that joins them: fewer are a time, or an address and port.
     */
    private static final int JOINED_BY_COLON = 3;

    private final String text;
    private int at;
    private int start;
    private int end;
    private int digits;

    DigitRuns(String text) {
        this.text = text;
    }

    /** Where the run begins: at its first digit. */
    int start() {
        return start;
    }

    /** Where the run ends: behind its last digit. */
    int end() {
        return end;
    }

    /** How many digits it has. */
    int digits() {
        return digits;
    }

    /** Goes to the next run; false if there is none. */
    boolean next() {
        digits = 0;
        int group = 0;
        boolean newLine = false;
        while (at < text.length()) {
            Glyph glyph = glyph(at);
            int width = width(text, at);
            boolean joins = switch (glyph) {
                case DIGIT, SPACE -> true;
                case SEPARATOR -> !newLine;
                case LINE_BREAK -> !newLine || isSecondHalf(at);
                case MARK -> group > 0 && isDigits(at + width, 1);
                case COLON -> group >= JOINED_BY_COLON && isDigits(at + width, JOINED_BY_COLON);
                case OTHER -> false;
            };
            if (glyph == Glyph.DIGIT) {
                start = digits == 0 ? at : start;
                end = at + width;
                digits++;
                group++;
            } else {
                group = 0;
            }
            newLine = glyph == Glyph.LINE_BREAK || (newLine && glyph == Glyph.SPACE);
            at += width;
            if (!joins && digits > 0) {
                return true;
            }
        }
        return digits > 0;
    }

    private Glyph glyph(int index) {
        return isEscape(text, index) ? Glyph.SEPARATOR : Glyph.of(text.codePointAt(index));
    }

    private boolean isSecondHalf(int index) {
        return text.charAt(index) == '\n' && index > 0 && text.charAt(index - 1) == '\r';
    }

    private boolean isDigits(int from, int count) {
        int i = from;
        for (int seen = 0; seen < count; seen++) {
            if (i >= text.length() || Glyph.of(text.codePointAt(i)) != Glyph.DIGIT) {
                return false;
            }
            i += Character.charCount(text.codePointAt(i));
        }
        return true;
    }

    /** How far the next character is: one code point, or three characters that are an escape in a URL. */
    static int width(String text, int index) {
        return isEscape(text, index) ? 3 : Character.charCount(text.codePointAt(index));
    }

    /**
     * What is no letter and no digit, escaped as in URLs (RFC 3986): tab and line breaks, {@code %20} to {@code %2F}
     * such as space, plus and minus, and the bytes of characters beyond ASCII, since a no-break space or a dash is one.
     */
    private static boolean isEscape(String text, int index) {
        if (text.charAt(index) != '%' || index + 2 >= text.length() || !isHexDigit(text.charAt(index + 2))) {
            return false;
        }
        return switch (text.charAt(index + 1)) {
            case '2', 'A', 'B', 'C', 'D', 'E', 'F', 'a', 'b', 'c', 'd', 'e', 'f' -> true;
            // Such bytes never come first, and 100%80 is no escape.
            case '8', '9' -> index >= 3 && text.charAt(index - 3) == '%';
            case '0' -> "9AaDd".indexOf(text.charAt(index + 2)) >= 0;
            default -> false;
        };
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
    }
}
