package org.quietline.domain.phone;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Amounts that are plainly money: a run of digits that is an amount from its first digit to its last, with a currency
 * beside it that belongs to no other digits. A phone number that follows an amount joins its run and so takes the
 * exemption away.
 */
final class Money {
    /** The longest amount: fifteen digits in groups with cents. Longer texts never come to the patterns. */
    private static final int LONGEST = 24;

    private static final String CENTS = "(?:[.,]\\d{1,2})?";

    private static final List<Pattern> AMOUNTS = List.of(
            Pattern.compile("\\d{1,8}" + CENTS),
            Pattern.compile("\\d{1,3}([.,'\u2019])\\d{3}(?:\\1\\d{3}){0,3}(?:(?!\\1)[.,]\\d{1,2})?"),
            // Lakhs and crores
            Pattern.compile("\\d{1,2}(?:,\\d{2}){1,4},\\d{3}(?:\\.\\d{1,2})?"),
            // Nine digits at most: spaces also separate the groups of phone numbers, and an amount from one.
            Pattern.compile("\\d{1,3}([ \u00A0\u2009\u202F])\\d{3}(?:\\1\\d{3})?" + CENTS));

    /** Without the codes that are English words, such as ALL, TRY and TOP, which could stand before a number. */
    private static final List<String> CODES = List.of(
            "USD", "EUR", "GBP", "CHF", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "PLN", "CZK",
            "HUF", "RON", "UAH", "ZAR", "NGN", "KES", "GHS", "MXN", "BRL", "ARS", "CLP", "SGD", "HKD", "TWD", "KRW",
            "THB", "MYR", "IDR", "PHP", "VND", "PKR", "BDT", "AED", "SAR", "QAR", "KWD", "ILS");

    private static final List<String> WORDS_BEFORE = List.of("Rs", "Rs.", "Fr.", "kr", "kr.");

    private static final List<String> WORDS_AFTER =
            List.of("dollars", "euros", "euro", "pounds", "rupees", "kr", "z\u0142", "K\u010D", "Ft");

    private Money() {}

    /** Whether the run from start to end is an amount of money. */
    static boolean isAmount(String text, int start, int end) {
        if (end - start > LONGEST || (start > 0 && text.charAt(start - 1) == '+')) {
            return false;
        }
        String run = text.substring(start, end);
        return AMOUNTS.stream().anyMatch(amount -> amount.matcher(run).matches())
                && (hasCurrencyBefore(text, start) || hasCurrencyAfter(text, end));
    }

    private static boolean hasCurrencyBefore(String text, int start) {
        int end = beforeSpace(text, start);
        if (end > 0 && isCurrencySign(text.codePointBefore(end))) {
            return !isDigitBefore(text, end - Character.charCount(text.codePointBefore(end)));
        }
        int word = end;
        for (String name : WORDS_BEFORE) {
            word = text.startsWith(name, end - name.length()) ? end - name.length() : word;
        }
        if (end >= 3 && isCode(text.substring(end - 3, end))) {
            word = end - 3;
        }
        return word < end && isWordBoundary(text, word) && !isDigitBefore(text, word);
    }

    private static boolean hasCurrencyAfter(String text, int end) {
        int start = afterSpace(text, end);
        if (start < text.length() && isCurrencySign(text.codePointAt(start))) {
            return !isDigitAfter(text, start + Character.charCount(text.codePointAt(start)));
        }
        int word = start;
        for (String name : WORDS_AFTER) {
            word = text.startsWith(name, start) ? Math.max(word, start + name.length()) : word;
        }
        if (start + 3 <= text.length() && isCode(text.substring(start, start + 3))) {
            word = Math.max(word, start + 3);
        }
        return word > start && isWordBoundary(text, word) && !isDigitAfter(text, word);
    }

    private static boolean isCurrencySign(int codePoint) {
        return Character.getType(codePoint) == Character.CURRENCY_SYMBOL;
    }

    /** In capitals or in small letters, not mixed. */
    private static boolean isCode(String word) {
        return CODES.stream().anyMatch(code -> code.equals(word) || isLowerCaseOf(word, code));
    }

    private static boolean isLowerCaseOf(String word, String code) {
        return Character.isLowerCase(word.charAt(0))
                && Character.isLowerCase(word.charAt(1))
                && Character.isLowerCase(word.charAt(2))
                && word.equalsIgnoreCase(code);
    }

    /** Whether no word goes on over this position. */
    private static boolean isWordBoundary(String text, int index) {
        return index <= 0
                || index >= text.length()
                || !Character.isLetterOrDigit(text.codePointBefore(index))
                || !Character.isLetterOrDigit(text.codePointAt(index));
    }

    private static boolean isDigitBefore(String text, int end) {
        int index = beforeSpace(text, end);
        return index > 0 && Glyph.of(text.codePointBefore(index)) == Glyph.DIGIT;
    }

    private static boolean isDigitAfter(String text, int start) {
        int index = afterSpace(text, start);
        return index < text.length() && Glyph.of(text.codePointAt(index)) == Glyph.DIGIT;
    }

    /** Before the one space that ends here, if one does. */
    private static int beforeSpace(String text, int end) {
        return end > 0 && Character.isSpaceChar(text.charAt(end - 1)) ? end - 1 : end;
    }

    private static int afterSpace(String text, int start) {
        return start < text.length() && Character.isSpaceChar(text.charAt(start)) ? start + 1 : start;
    }
}
