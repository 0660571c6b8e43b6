package org.quietline.domain.phone;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A labelled line of the corpus.
 *
 * @param label what it is: {@code phone}, {@code plain} or {@code doubt}
 * @param numbers which of the text's code points stand in a phone number
 */
record CorpusLine(String label, String text, BitSet numbers) {
    private static final Pattern UNICODE_ESCAPE = Pattern.compile("\\\\u(\\p{XDigit}{4})");

    static List<CorpusLine> all() {
        try (InputStream corpus = CorpusLine.class.getResourceAsStream("redaction-corpus.txt")) {
            return new String(corpus.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(CorpusLine::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusLine of(String line) {
        int bar = line.indexOf('|');
        StringBuilder text = new StringBuilder();
        BitSet numbers = new BitSet();
        int length = 0;
        boolean inside = false;
        for (int codePoint : unescaped(line.substring(bar + 1)).codePoints().toArray()) {
            if (codePoint == '\u27E6' || codePoint == '\u27E7') {
                inside = codePoint == '\u27E6';
            } else {
                numbers.set(length++, inside);
                text.appendCodePoint(codePoint);
            }
        }
        return new CorpusLine(line.substring(0, bar), text.toString(), numbers);
    }

    private static String unescaped(String line) {
        return UNICODE_ESCAPE
                .matcher(line)
                .replaceAll(escape ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(escape.group(1), 16))))
                .translateEscapes();
    }

    /** How many digits of a number can be seen in the redacted line; of the number that shows most. */
    int visibleDigits(String redacted) {
        int[] before = ("  " + text).codePoints().toArray();
        int[] after = ("  " + redacted).codePoints().toArray();
        int most = 0;
        int visible = 0;
        for (int i = 2; i < before.length; i++) {
            if (!numbers.get(i - 2)) {
                visible = 0;
            } else if (Glyph.of(before[i]) == Glyph.DIGIT && after[i] == before[i] && !isEscaping(before, i)) {
                most = Math.max(most, ++visible);
            }
        }
        return most;
    }

    private static boolean isEscaping(int[] text, int index) {
        return text[index - 1] == '%' || text[index - 2] == '%';
    }

    /** Whether anything was changed outside of the numbers. */
    boolean isOvermasked(String redacted) {
        int[] before = text.codePoints().toArray();
        int[] after = redacted.codePoints().toArray();
        for (int i = 0; i < before.length; i++) {
            if (!numbers.get(i) && after[i] != before[i]) {
                return true;
            }
        }
        return false;
    }
}
