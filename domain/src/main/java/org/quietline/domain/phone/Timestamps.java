package org.quietline.domain.phone;

/**
 * Dates and times that are plainly such, in the extended forms of ISO 8601 and as logs write them: {@code 2026-11-22},
 * {@code 14:05}, {@code 14:05:33.123}, {@code 2026-11-22 14:05}, {@code 2026-11-22T14:05:33.123456789Z}. Years are 1900
 * to 2099. Not those without separators, of which any eight digits could be one.
 */
final class Timestamps {
    private static final int DATE_LENGTH = 10;
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Timestamps() {}

    /**
     * Where the date or time that begins here ends; -1 if there is none, or if it is glued to other digits.
     *
     * @param previousEnd where the last exempt part before this one ends, or -1
     */
    static int end(String text, int start, int previousEnd) {
        if (!isFreeBefore(text, start, previousEnd)) {
            return -1;
        }
        int longest = longest(text, start);
        if (longest >= 0 && isFreeAfter(text, longest)) {
            return longest;
        }
        int date = date(text, start);
        return date >= 0 && isFreeAfter(text, date) ? date : -1;
    }

    private static int longest(String text, int start) {
        int date = date(text, start);
        if (date < 0) {
            return time(text, start, 3);
        }
        boolean mayHaveTime = date < text.length() && "Tt ".indexOf(text.charAt(date)) >= 0;
        int time = mayHaveTime ? time(text, date + 1, MOST_FRACTION_DIGITS) : -1;
        return time < 0 ? date : offset(text, time);
    }

    /** No digit before it, neither directly nor behind one mark, but for the end of another date or time. */
    private static boolean isFreeBefore(String text, int start, int previousEnd) {
        if (start == 0 || start - 1 == previousEnd) {
            return true;
        }
        int before = text.codePointBefore(start);
        if (before == '+' || Glyph.of(before) == Glyph.DIGIT) {
            return false;
        }
        int mark = start - Character.charCount(before);
        return endsMark(before) || mark == 0 || Glyph.of(text.codePointBefore(mark)) != Glyph.DIGIT;
    }

    /** No digit after it, neither directly nor behind one mark, but for another date or time. */
    private static boolean isFreeAfter(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        int after = text.codePointAt(end);
        if (Glyph.of(after) == Glyph.DIGIT) {
            return false;
        }
        int next = end + Character.charCount(after);
        return endsMark(after)
                || next >= text.length()
                || Glyph.of(text.codePointAt(next)) != Glyph.DIGIT
                || longest(text, next) >= 0;
    }

    private static boolean endsMark(int codePoint) {
        return Character.isLetter(codePoint) || Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
    }

    private static int date(String text, int start) {
        boolean matches = isNumber(text, start, 4, 1900, 2099)
                && isChar(text, start + 4, '-')
                && isNumber(text, start + 5, 2, 1, 12)
                && isChar(text, start + 7, '-')
                && isNumber(text, start + 8, 2, 1, DAYS[number(text, start + 5, 2) - 1]);
        return matches ? start + DATE_LENGTH : -1;
    }

    private static int time(String text, int start, int fractionDigits) {
        if (!isNumber(text, start, 2, 0, 23) || !isChar(text, start + 2, ':') || !isNumber(text, start + 3, 2, 0, 59)) {
            return -1;
        }
        int end = start + 5;
        if (!isChar(text, end, ':') || !isNumber(text, end + 1, 2, 0, 60)) {
            return end;
        }
        end += 3;
        if (!isChar(text, end, '.') && !isChar(text, end, ',')) {
            return end;
        }
        int fraction = 0;
        while (fraction <= fractionDigits && isNumber(text, end + 1 + fraction, 1, 0, 9)) {
            fraction++;
        }
        return fraction == 0 || fraction > fractionDigits ? end : end + 1 + fraction;
    }

    /**
     * Behind {@code Z}, {@code +01:00}, {@code +0100} or {@code +01} where one follows; offsets in use end at 14 hours.
     */
    private static int offset(String text, int start) {
        if (isChar(text, start, 'Z')) {
            return start + 1;
        }
        if ((!isChar(text, start, '+') && !isChar(text, start, '-')) || !isNumber(text, start + 1, 2, 0, 14)) {
            return start;
        }
        int hours = start + 3;
        int minutes = isChar(text, hours, ':') ? hours + 1 : hours;
        boolean known = isNumber(text, minutes, 2, 0, 45) && number(text, minutes, 2) % 15 == 0;
        int end = known ? minutes + 2 : hours;
        return isNumber(text, end, 1, 0, 9) ? start : end;
    }

    private static boolean isChar(String text, int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    private static boolean isNumber(String text, int start, int length, int least, int most) {
        if (start + length > text.length()) {
            return false;
        }
        for (int i = start; i < start + length; i++) {
            if (!Exemptions.isAsciiDigit(text.charAt(i))) {
                return false;
            }
        }
        int number = number(text, start, length);
        return number >= least && number <= most;
    }

    private static int number(String text, int start, int length) {
        int number = 0;
        for (int i = start; i < start + length; i++) {
            number = 10 * number + (text.charAt(i) - '0');
        }
        return number;
    }
}
