package org.quietline.application.port;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.domain.message.Media;

/** Files in memory, by their address. */
public final class KeptFiles implements MediaSource {
    private static final String OURS = "https://api.twilio.com/files/";

    private final Map<String, Fetched> files = new ConcurrentHashMap<>();

    /** Keeps nothing yet. */
    public KeptFiles() {}

    /** A file with this name, whether it is kept or not. */
    public static Media named(String name, String contentType) {
        return new Media(OURS + name, contentType);
    }

    /** From now on this is what comes of asking for the file. */
    public void keep(Media media, Fetched what) {
        files.put(media.url(), what);
    }

    @Override
    public Fetched fetch(Media media) {
        return media.url().startsWith(OURS)
                ? files.getOrDefault(media.url(), new Fetched.Gone())
                : new Fetched.Refused();
    }
}
