package org.quietline.domain.phone;

/** What plainly is no phone number although it has many digits: ISO dates and times, Twilio's SIDs and UUIDs. */
final class Exemptions {
    private static final int SID_LETTERS = 2;
    private static final int SID_DIGITS = 32;
    private static final int[] UUID_GROUPS = {8, 4, 4, 4, 12};

    private static final char BLANK = 'x';

    private Exemptions() {}

    /**
     * The text with a letter in place of each character that is exempt, so that every other keeps its place. Goes over
     * the text twice, and looks at a bounded number of characters from each.
     */
    static String blanked(String text) {
        return withoutTimestamps(withoutIds(text));
    }

    private static String withoutIds(String text) {
        StringBuilder blanked = new StringBuilder(text);
        int at = 0;
        while (at < text.length()) {
            int end = isWordStart(text, at) ? Math.max(sidEnd(text, at), uuidEnd(text, at)) : -1;
            blank(blanked, at, end);
            at = Math.max(at + 1, end);
        }
        return blanked.toString();
    }

    private static String withoutTimestamps(String text) {
        StringBuilder blanked = new StringBuilder(text);
        int at = 0;
        while (at < text.length()) {
            boolean mayBegin = at == 0 || !isAsciiDigit(text.charAt(at - 1));
            Timestamps chain = mayBegin ? Timestamps.at(text, at) : null;
            if (chain == null) {
                at++;
            } else {
                blank(blanked, at, chain.plainEnd(text));
                at = chain.end();
            }
        }
        return blanked.toString();
    }

    private static void blank(StringBuilder text, int start, int end) {
        for (int i = start; i < end; i++) {
            text.setCharAt(i, BLANK);
        }
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
