package org.quietline.domain.phone;

import org.jspecify.annotations.Nullable;

/**
 * Dates and times that are plainly such, in the extended forms of ISO 8601 and as logs write them: {@code 2026-11-22},
 * {@code 14:05}, {@code 14:05:33.123}, {@code 2026-11-22 14:05}, {@code 2026-11-22T14:05:33.123456789Z}. Years are 1900
 * to 2099. Not those without separators, of which any eight digits could be one.
 */
final class Timestamps {
    private static final int DATE_LENGTH = 10;
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    /** Where the chain begins: one date or time, or several with a single mark between each two, as in a range. */
    private final int start;

    /** Where the last of them begins. */
    private final int last;

    private final int end;

    private Timestamps(int start, int last, int end) {
        this.start = start;
        this.last = last;
        this.end = end;
    }

    /** The chain that begins here; {@code null} if there is none. */
    static @Nullable Timestamps at(String text, int start) {
        int last = start;
        int end = longest(text, start);
        if (end < 0) {
            return null;
        }
        int next = afterMark(text, end);
        while (next > end && longest(text, next) > 0) {
            last = next;
            end = longest(text, next);
            next = afterMark(text, end);
        }
        return new Timestamps(start, last, end);
    }

    /** Where the chain ends. */
    int end() {
        return end;
    }

    /**
     * Where the part ends that plainly is dates and times, which begins with the chain; its start, if there is none. No
     * digit may stand before or after that part, neither directly nor behind a single mark.
     */
    int plainEnd(String text) {
        if (!isFreeBefore(text, start)) {
            return start;
        }
        if (isFreeAfter(text, end)) {
            return end;
        }
        int date = date(text, last);
        return date >= 0 && isFreeAfter(text, date) ? date : start;
    }

    private static boolean isFreeBefore(String text, int start) {
        if (start == 0) {
            return true;
        }
        int before = text.codePointBefore(start);
        if (before == '+' || Glyph.of(before) == Glyph.DIGIT) {
            return false;
        }
        int mark = start - Character.charCount(before);
        return !isMark(before) || mark == 0 || Glyph.of(text.codePointBefore(mark)) != Glyph.DIGIT;
    }

    private static boolean isFreeAfter(String text, int end) {
        int next = afterMark(text, end);
        return next >= text.length() || Glyph.of(text.codePointAt(next)) != Glyph.DIGIT;
    }

    /** Behind the mark that stands here; right here, if none does. */
    private static int afterMark(String text, int index) {
        boolean hasMark = index < text.length() && isMark(text.codePointAt(index));
        return hasMark ? index + Character.charCount(text.codePointAt(index)) : index;
    }

    /** Whatever is neither letter nor digit nor white space. */
    private static boolean isMark(int codePoint) {
        return !Character.isLetter(codePoint)
                && !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && Glyph.of(codePoint) != Glyph.DIGIT;
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
