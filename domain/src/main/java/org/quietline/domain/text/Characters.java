package org.quietline.domain.text;

/** Questions about characters, and the little mending, that several packages of the domain share. */
public final class Characters {
    /** What stands for a character that cannot be kept, U+FFFD. */
    public static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /**
     * The text with every surrogate that has no partner replaced by U+FFFD, so that it survives UTF-8 unchanged. A
     * well-formed text is returned as it is.
     */
    public static String wellFormed(String text) {
        int broken = firstLoneSurrogate(text, 0);
        if (broken < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text);
        while (broken >= 0) {
            mended.setCharAt(broken, REPLACEMENT);
            broken = firstLoneSurrogate(text, broken + 1);
        }
        return mended.toString();
    }

    private static int firstLoneSurrogate(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (Character.getType(codePoint) == Character.SURROGATE) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return -1;
    }

    /**
     * Whether a character shows nothing: white space of any script, a control, or an invisible format character such as
     * the zero-width space, the direction marks that address books put around numbers, or the Hangul fillers.
     */
    public static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> isFiller(codePoint);
        };
    }

    /** Letters and symbols that Unicode draws as nothing: the Hangul fillers and the empty braille pattern. */
    private static boolean isFiller(int codePoint) {
        return codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x2800
                || codePoint == 0x3164
                || codePoint == 0xFFA0;
    }

    /** The text without the invisible characters at its start and end. */
    public static String trimmed(String text) {
        int start = 0;
        while (start < text.length() && isInvisible(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        int end = text.length();
        while (end > start && isInvisible(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }

    /** Whether a text is empty or shows nothing. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(Characters::isInvisible);
    }

    /** The text's first characters, at most {@code length} UTF-16 units, without cutting a surrogate pair in two. */
    public static String shortened(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
