package org.quietline.domain.message;

import java.text.Normalizer;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Plain stand-ins for typographic characters that are not in GSM-7, where a single one more than halves what fits into
 * a segment. Only punctuation and spacing, which read the same when plain, and letters that are written with a separate
 * accent although GSM-7 has them whole: no stand-in changes how a word is spelled.
 */
public final class PlainText {
    private static final Map<String, String> STAND_INS = Map.ofEntries(
            // Quotes
            Map.entry("\u2018", "'"),
            Map.entry("\u2019", "'"),
            Map.entry("\u201A", "'"),
            Map.entry("\u201B", "'"),
            Map.entry("\u2032", "'"),
            Map.entry("\u00B4", "'"),
            Map.entry("`", "'"),
            Map.entry("\u201C", "\""),
            Map.entry("\u201D", "\""),
            Map.entry("\u201E", "\""),
            Map.entry("\u201F", "\""),
            Map.entry("\u2033", "\""),
            Map.entry("\u00AB", "\""),
            Map.entry("\u00BB", "\""),
            Map.entry("\u2039", "<"),
            Map.entry("\u203A", ">"),
            // Dashes
            Map.entry("\u2010", "-"),
            Map.entry("\u2011", "-"),
            Map.entry("\u2012", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u2015", "-"),
            Map.entry("\u2212", "-"),
            // Dots
            Map.entry("\u2026", "..."),
            Map.entry("\u2022", "*"),
            Map.entry("\u00B7", "."),
            // Spaces
            Map.entry("\t", " "),
            Map.entry("\u00A0", " "),
            Map.entry("\u2002", " "),
            Map.entry("\u2003", " "),
            Map.entry("\u2009", " "),
            Map.entry("\u200A", " "),
            Map.entry("\u202F", " "),
            Map.entry("\u3000", " "),
            Map.entry("\u2028", "\n"),
            Map.entry("\u2029", "\n"),
            // Nothing to see
            Map.entry("\u00AD", ""),
            Map.entry("\u200B", ""),
            Map.entry("\u2060", ""),
            Map.entry("\uFEFF", ""));

    /** Longer clusters have no stand-in; the limit also keeps the normalizer from costly input. */
    private static final int LONGEST = 4;

    private PlainText() {}

    /**
     * The plain stand-in for one grapheme cluster, such as {@link Segments#forcesUcs2} names; may be the empty text,
     * for a character that shows nothing. Empty if there is none, as for an emoji, or none is needed.
     */
    public static Optional<String> replacementFor(String grapheme) {
        Objects.requireNonNull(grapheme, "grapheme");
        String standIn = STAND_INS.get(grapheme);
        if (standIn != null) {
            return Optional.of(standIn);
        }
        return Optional.of(grapheme)
                .filter(g -> g.length() > 1 && g.length() <= LONGEST)
                .map(PlainText::composed)
                .filter(whole -> whole.length() == 1 && Gsm7.contains(whole));
    }

    private static String composed(String grapheme) {
        return Normalizer.normalize(grapheme, Normalizer.Form.NFC);
    }

    /** The text with every grapheme cluster replaced that has a stand-in. The time is proportional to its length. */
    public static String replaceAll(String text) {
        if (Gsm7.contains(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        Iterator<String> graphemes = new Graphemes(text);
        while (graphemes.hasNext()) {
            String grapheme = graphemes.next();
            plain.append(replacementFor(grapheme).orElse(grapheme));
        }
        return plain.toString();
    }
}
