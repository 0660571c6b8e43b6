package org.quietline.domain.phone;

import java.util.BitSet;

/** Digits of a text that plainly belong to no phone number: ISO dates and times, Twilio's SIDs and UUIDs. */
final class Exemptions {
    private static final int SID_LETTERS = 2;
    private static final int SID_DIGITS = 32;
    private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};

    private Exemptions() {}

    /** The positions that are exempt. Looks at a bounded number of characters from each position. */
    static BitSet in(String text) {
        BitSet exempt = new BitSet();
        int at = 0;
        int previousEnd = -1;
        while (at < text.length()) {
            int end = end(text, at, previousEnd);
            if (end < 0) {
                at++;
            } else {
                exempt.set(at, end);
                at = end;
                previousEnd = end;
            }
        }
        return exempt;
    }

    private static int end(String text, int start, int previousEnd) {
        char c = text.charAt(start);
        if (c > 'z' || (start > 0 && isAsciiDigit(text.charAt(start - 1)))) {
            return -1;
        }
        int end = isAsciiDigit(c) ? Timestamps.end(text, start, previousEnd) : -1;
        if (end < 0 && isWordStart(text, start)) {
            end = Math.max(sidEnd(text, start), uuidEnd(text, start));
        }
        return end;
    }

    private static boolean isWordStart(String text, int start) {
        return start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start));
    }

    private static boolean isWordEnd(String text, int end) {
        return end >= text.length() || !Character.isLetterOrDigit(text.codePointAt(end));
    }

    /** Two capital letters and 32 hexadecimal digits in lower case: the form of every Twilio SID. */
    private static int sidEnd(String text, int start) {
        int end = start + SID_LETTERS + SID_DIGITS;
        boolean matches = end <= text.length()
                && isCapital(text.charAt(start))
                && isCapital(text.charAt(start + 1))
                && isHex(text, start + SID_LETTERS, SID_DIGITS, false)
                && isWordEnd(text, end);
        return matches ? end : -1;
    }

    /** The form of RFC 9562, 8-4-4-4-12, in either case; not as a part of something longer joined by hyphens. */
    private static int uuidEnd(String text, int start) {
        if (start > 0 && (text.charAt(start - 1) == '+' || isHyphenated(text, start - 1))) {
            return -1;
        }
        int at = start;
        for (int group : UUID_GROUPS) {
            if (at > start) {
                if (at >= text.length() || text.charAt(at) != '-') {
                    return -1;
                }
                at++;
            }
            if (!isHex(text, at, group, true)) {
                return -1;
            }
            at += group;
        }
        boolean whole =
                isWordEnd(text, at) && !(at + 1 < text.length() && text.charAt(at) == '-' && !isWordEnd(text, at + 1));
        return whole ? at : -1;
    }

    private static boolean isHyphenated(String text, int hyphen) {
        return text.charAt(hyphen) == '-' && hyphen > 0 && Character.isDigit(text.codePointBefore(hyphen));
    }

    private static boolean isHex(String text, int start, int length, boolean capitals) {
        if (start + length > text.length()) {
            return false;
        }
        for (int i = start; i < start + length; i++) {
            char c = text.charAt(i);
            if (!isAsciiDigit(c) && !(c >= 'a' && c <= 'f') && !(capitals && c >= 'A' && c <= 'F')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
