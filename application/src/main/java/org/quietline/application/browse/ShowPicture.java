package org.quietline.application.browse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.quietline.application.port.MediaSource;
import org.quietline.application.port.MediaSource.Fetched;
import org.quietline.application.port.MessageLog;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;

/**
 * Shows pictures that people text. They come from strangers: only a few plain types are shown, and only what both the
 * carrier's word and its first bytes say to be one of them.
 */
public final class ShowPicture {
    /** The types that are shown. */
    public static final Set<String> TYPES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp");

    private final MessageLog log;
    private final MediaSource source;

    /** Wires the use case. */
    public ShowPicture(MessageLog log, MediaSource source) {
        this.log = log;
        this.source = source;
    }

    /** What there is to show. */
    public sealed interface Outcome {
        /**
         * A picture.
         *
         * @param file of one of {@link #TYPES}
         */
        record Picture(Fetched.Content file) implements Outcome {}

        /** There is no such file. */
        record NotFound() implements Outcome {}

        /** It is no picture that may be shown. */
        record NotShown() implements Outcome {}

        /** It is too large. */
        record TooLarge() implements Outcome {}

        /** The carrier does not hand it out just now. */
        record Unavailable() implements Outcome {}
    }

    /** Whether a file that the carrier says to be of this type may be shown. */
    public static boolean isShown(Media media) {
        return TYPES.contains(plain(media.contentType()));
    }

    /** The file of this message, counted from 0. */
    public Outcome show(MessageId message, int index) {
        List<Media> files =
                log.findIncoming(message).map(found -> found.media()).orElse(List.of());
        if (index < 0 || index >= files.size()) {
            return new Outcome.NotFound();
        }
        if (!isShown(files.get(index))) {
            return new Outcome.NotShown();
        }
        return switch (source.fetch(files.get(index))) {
            case Fetched.Content file -> picture(file);
            case Fetched.Gone gone -> new Outcome.NotFound();
            case Fetched.TooLarge large -> new Outcome.TooLarge();
            case Fetched.Refused refused -> new Outcome.NotShown();
            case Fetched.Unavailable unavailable -> new Outcome.Unavailable();
        };
    }

    private static Outcome picture(Fetched.Content file) {
        String said = plain(file.contentType());
        return typeOf(file.content())
                .filter(type -> type.equals(said))
                .<Outcome>map(type -> new Outcome.Picture(new Fetched.Content(type, file.content())))
                .orElseGet(Outcome.NotShown::new);
    }

    private static String plain(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("image/jpg") ? "image/jpeg" : type;
    }

    /** What the first bytes say. */
    private static Optional<String> typeOf(byte[] content) {
        String start = new String(content, 0, Math.min(content.length, 12), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of("image/jpeg");
        }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of("image/png");
        }
        if (start.startsWith("GIF87a") || start.startsWith("GIF89a")) {
            return Optional.of("image/gif");
        }
        return start.startsWith("RIFF") && start.startsWith("WEBP", 8) ? Optional.of("image/webp") : Optional.empty();
    }
}
