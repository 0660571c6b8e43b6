package org.quietline.simulator.message;

import java.util.List;

/** What a message says. It hides its text when printed. */
public record Content(String body, int segments, List<Media> media) {
    public Content {
        media = List.copyOf(media);
    }

    /** Returns content whose segments are counted. */
    public static Content of(String body, List<Media> media) {
        return new Content(body, Segments.count(body), media);
    }

    Content redacted() {
        return new Content("", segments, media);
    }

    @Override
    public String toString() {
        return "Content of " + body.length() + " characters and " + media.size() + " media";
    }
}
