package org.quietline.simulator.network;

import java.util.List;
import org.quietline.simulator.message.Media;

/** What somebody types into a phone. */
public record IncomingText(String from, String to, String body, List<Media> media) {
    public IncomingText {
        media = List.copyOf(media);
    }

    @Override
    public String toString() {
        return "IncomingText of " + body.length() + " characters";
    }
}
