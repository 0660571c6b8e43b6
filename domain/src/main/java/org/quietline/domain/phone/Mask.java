package org.quietline.domain.phone;

/** How many digits of a number may be seen, and the mask of a sender's address. */
final class Mask {
    static final char DOT = '\u2022';

    private static final int LONGEST_SCHEME = 20;

    private Mask() {}

    /** How many digits of a number stay visible at its end: four of at least eight, two of at least four, else none. */
    static int visible(int digits) {
        if (digits >= 8) {
            return 4;
        }
        return digits >= 4 ? 2 : 0;
    }

    /** Where the address begins behind its channel prefix such as {@code whatsapp:}; 0 if it has none. */
    static int afterScheme(String address) {
        int i = 0;
        while (i < address.length() && i < LONGEST_SCHEME && isSchemeCharacter(address.charAt(i), i)) {
            i++;
        }
        return i > 0 && i < address.length() && address.charAt(i) == ':' ? i + 1 : 0;
    }

    /** No digits, unlike in URIs: a prefix is shown, and nothing of a number may be. */
    private static boolean isSchemeCharacter(char c, int index) {
        return (c >= 'a' && c <= 'z') || (index > 0 && (c == '-' || c == '_'));
    }

    /** The digits that the mask of this address shows; empty if it shows none. */
    static String visibleDigits(String address) {
        int digits = digitsStart(address);
        if (!allDigits(address, digits)) {
            return "";
        }
        return address.substring(address.length() - visible(address.length() - digits));
    }

    static String of(String address) {
        int start = afterScheme(address);
        String shown = visibleDigits(address);
        StringBuilder mask = new StringBuilder(address.length()).append(address, 0, start);
        int hidden = start;
        if (start < address.length() && address.charAt(start) == '+') {
            mask.append('+');
            hidden++;
        } else if (start < address.length() && Character.isLetter(address.codePointAt(start))) {
            mask.appendCodePoint(address.codePointAt(start));
            hidden += Character.charCount(address.codePointAt(start));
        }
        int dots = address.codePointCount(hidden, address.length() - shown.length());
        return mask.append(String.valueOf(DOT).repeat(dots)).append(shown).toString();
    }

    private static int digitsStart(String address) {
        int start = afterScheme(address);
        return start < address.length() && address.charAt(start) == '+' ? start + 1 : start;
    }

    static boolean allDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
