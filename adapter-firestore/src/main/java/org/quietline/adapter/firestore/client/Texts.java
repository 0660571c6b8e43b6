package org.quietline.adapter.firestore.client;

/** Makes texts fit for protobuf, which takes only whole characters. */
public final class Texts {
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** The text with U+FFFD in place of each surrogate without its partner. */
    public static String wellFormed(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = 0; i < mended.length(); i++) {
            char c = mended.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < mended.length()
                    && Character.isLowSurrogate(mended.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        return mended.toString();
    }
}
