package org.quietline.domain.message;

/**
 * The default alphabet of GSM and its extension table, <a href="https://www.3gpp.org/dynareport/23038.htm">3GPP TS
 * 23.038</a>, 6.2.1 and 6.2.1.1. The escape to the extension table is no character of a text.
 */
final class Gsm7 {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** How many septets a character costs: 1 or 2; 0 if it is in neither table. */
    static int septets(char c) {
        if (BASIC.indexOf(c) >= 0) {
            return 1;
        }
        return EXTENSION.indexOf(c) >= 0 ? 2 : 0;
    }

    static boolean contains(String text) {
        return text.chars().allMatch(c -> septets((char) c) > 0);
    }
}
