package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quietline.domain.message.Media;

/**
 * Reads which pictures and other files came with a message. Addresses end up as links before operators, so only https
 * is kept, and whatever the configured API names.
 */
final class ReceivedMedia {
    /** Twilio sends no more with one message. */
    static final int MOST = 10;

    private static final int LONGEST_URL = 2048;
    private static final Pattern TYPE = Pattern.compile("[a-zA-Z0-9!#$&^_.+-]{1,64}/[a-zA-Z0-9!#$&^_.+-]{1,64}");
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final String api;

    ReceivedMedia(URI apiBaseUrl) {
        String base = apiBaseUrl.toString();
        this.api = base.endsWith("/") ? base : base + "/";
    }

    List<Media> of(FormParameters form) {
        List<Media> media = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            String type = form.single("MediaContentType" + i)
                    .filter(given -> TYPE.matcher(given).matches())
                    .orElse(UNKNOWN_TYPE);
            form.single("MediaUrl" + i).filter(this::isFit).ifPresent(url -> media.add(new Media(url, type)));
        }
        return List.copyOf(media);
    }

    private boolean isFit(String url) {
        return url.length() <= LONGEST_URL && parsed(url).filter(this::isFit).isPresent();
    }

    private boolean isFit(URI url) {
        boolean isSecure = "https".equals(String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT));
        return url.getHost() != null
                && url.getRawUserInfo() == null
                && (isSecure || url.toString().startsWith(api));
    }

    private static Optional<URI> parsed(String url) {
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
