package org.quietline.domain.message;

import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader takes for one character: a letter with its accents, a flag, an emoji made of several. By the rules of
 * <a href="https://www.unicode.org/reports/tr29/">UAX 29</a> as the running Java knows them, but for a line break of
 * two characters, which counts as two.
 */
final class Graphemes implements Iterator<String> {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final Matcher matcher;
    private boolean found;
    private String rest = "";

    Graphemes(String text) {
        this.matcher = GRAPHEME.matcher(text);
        this.found = matcher.find();
    }

    @Override
    public boolean hasNext() {
        return found || !rest.isEmpty();
    }

    @Override
    public String next() {
        if (!rest.isEmpty()) {
            String lineFeed = rest;
            rest = "";
            return lineFeed;
        }
        String grapheme = matcher.group();
        found = matcher.find();
        if (grapheme.equals("\r\n")) {
            rest = "\n";
            return "\r";
        }
        return grapheme;
    }
}
