package org.quietline.domain.message;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a text is cut into SMS segments, each of which the carrier bills. A text of GSM-7 characters alone takes 160
 * septets, or 153 in each part of a longer one; any other text 70 UTF-16 units, or 67 in each part (3GPP TS 23.038 and
 * 23.040). Neither an extension character of GSM-7, which costs two septets, nor a grapheme cluster, such as a letter
 * with its accents or an emoji, is cut in two; what does not fit moves to the next part. Only a cluster that is longer
 * than a whole part is cut, and fills as many as it needs. The empty text is one segment.
 *
 * <p>For example: {@snippet file="org/quietline/domain/examples/SnippetsTest.java" region="segments"}
 *
 * <p>The counts are those of Twilio's segment calculator without smart encoding. Where grapheme clusters end is up to
 * the Unicode version of the running Java.
 */
public final class Segments {
    private final Encoding encoding;
    private final int count;
    private final int characters;
    private final int remaining;
    private final @Nullable String forcesUcs2;

    private Segments(Filling filling, @Nullable String forcesUcs2) {
        this.encoding = filling.encoding();
        this.count = filling.segments();
        this.characters = filling.characters();
        this.remaining = filling.remaining();
        this.forcesUcs2 = forcesUcs2;
    }

    /** Cuts a text of any length; the time is proportional to it. */
    public static Segments of(String text) {
        Objects.requireNonNull(text, "text");
        return Gsm7.contains(text) ? ofGsm7(text) : ofUcs2(text);
    }

    /** No two characters of GSM-7 form a cluster but those of a line break, which counts as two. */
    private static Segments ofGsm7(String text) {
        Filling filling = new Filling(Encoding.GSM_7);
        text.chars().forEach(c -> filling.add(Gsm7.septets((char) c)));
        return new Segments(filling, null);
    }

    private static Segments ofUcs2(String text) {
        Filling filling = new Filling(Encoding.UCS_2);
        String first = null;
        Iterator<String> graphemes = new Graphemes(text);
        while (graphemes.hasNext()) {
            String grapheme = graphemes.next();
            filling.add(grapheme.length());
            if (first == null && !Gsm7.contains(grapheme)) {
                first = grapheme;
            }
        }
        return new Segments(filling, first);
    }

    /** The encoding that the text needs. */
    public Encoding encoding() {
        return encoding;
    }

    /** How many segments the text takes, 1 or more. */
    public int count() {
        return count;
    }

    /** How many characters a reader sees: grapheme clusters, a line break of two characters counted as two. */
    public int characters() {
        return characters;
    }

    /** The first grapheme cluster that is not in GSM-7 and so makes the text UCS-2; empty if there is none. */
    public Optional<String> forcesUcs2() {
        return Optional.ofNullable(forcesUcs2);
    }

    /**
     * How many units still fit into the last segment: septets of GSM-7, where {@code €} and other characters of the
     * extension table take two, or UTF-16 units of UCS-2, where an emoji takes two or more.
     */
    public int remainingInSegment() {
        return remaining;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Segments that
                && encoding == that.encoding
                && count == that.count
                && characters == that.characters
                && remaining == that.remaining
                && Objects.equals(forcesUcs2, that.forcesUcs2);
    }

    @Override
    public int hashCode() {
        return Objects.hash(encoding, count, characters, remaining, forcesUcs2);
    }

    /** The count and the encoding; nothing of the text. */
    @Override
    public String toString() {
        return count + (count == 1 ? " segment of " : " segments of ") + encoding.code();
    }
}
