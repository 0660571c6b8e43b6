package org.quietline.simulator.message;

/** Counts the parts in which a text travels: 160 or 153 septets each in GSM-7, 70 or 67 UTF-16 units in UCS-2. */
final class Segments {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";

    private Segments() {}

    static int count(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (BASIC.indexOf(unit) >= 0) {
                septets++;
            } else if (EXTENSION.indexOf(unit) >= 0) {
                septets += 2;
            } else {
                return parts(text.length(), 70, 67);
            }
        }
        return parts(septets, 160, 153);
    }

    private static int parts(int units, int alone, int each) {
        return units <= alone ? 1 : Math.ceilDiv(units, each);
    }
}
