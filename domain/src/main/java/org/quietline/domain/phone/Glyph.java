package org.quietline.domain.phone;

import org.quietline.domain.text.Characters;

/** What a character may be within a phone number that somebody typed. */
enum Glyph {
    /** A decimal digit of any script, also a superscript or a circled one. */
    DIGIT,
    /** White space on the line, or something that shows nothing by itself; any number of them joins digits. */
    SPACE,
    /** The end of a line; one joins digits, an empty line does not. */
    LINE_BREAK,
    /** A visible separator of phone numbers; any number of them joins digits. */
    SEPARATOR,
    /** Any other mark; it joins two digits when it stands alone between them. */
    MARK,
    /** A colon, which separates hours from minutes and hosts from ports; joins groups of three digits or more. */
    COLON,
    /** A letter, a currency sign or the like; joins nothing. */
    OTHER;

    /**
     * Beside dashes and brackets. The separators that libphonenumber's {@code VALID_PUNCTUATION} knows, and those that
     * people use besides: plus signs, middle dots, bars.
     */
    private static final String SEPARATORS =
            "./+~*#_|\\\u00B7\u2022\u2024\u2027\u2044\u2053\u2212\u2215\u2219\u223C\u22C5"
                    + "\u30FB\u30FC\uFF0B\uFF0D\uFF0E\uFF0F\uFF5E\uFF65\uFF70";

    private static final Glyph[] ASCII = new Glyph[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = classify(c);
        }
    }

    static Glyph of(int codePoint) {
        return codePoint < ASCII.length ? ASCII[codePoint] : classify(codePoint);
    }

    private static Glyph classify(int codePoint) {
        if (SEPARATORS.indexOf(codePoint) >= 0) {
            return SEPARATOR;
        }
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.OTHER_NUMBER -> isDigitInDisguise(codePoint) ? DIGIT : OTHER;
            case Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION -> SEPARATOR;
            case Character.CONTROL -> isLineBreak(codePoint) ? LINE_BREAK : SPACE;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> LINE_BREAK;
            // Marks sit on a digit; the others are invisible, or nobody can tell what they show.
            case Character.SPACE_SEPARATOR,
                    Character.FORMAT,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> SPACE;
            case Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> markOrOther(codePoint);
            default -> Characters.isInvisible(codePoint) ? SPACE : OTHER;
        };
    }

    private static Glyph markOrOther(int codePoint) {
        if (codePoint == ':') {
            return COLON;
        }
        return codePoint == Characters.REPLACEMENT || Characters.isInvisible(codePoint) ? SPACE : MARK;
    }

    /** Superscripts, subscripts and digits in circles, but no fractions and no numbers above nine. */
    @SuppressWarnings("CharacterGetNumericValue") // It warns of letters, which never come here.
    private static boolean isDigitInDisguise(int codePoint) {
        int value = Character.getNumericValue(codePoint);
        return value >= 0 && value <= 9;
    }

    private static boolean isLineBreak(int codePoint) {
        return (codePoint >= '\n' && codePoint <= '\r') || codePoint == 0x85;
    }
}
