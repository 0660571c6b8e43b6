package org.quietline.adapter.twilio.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out which pictures and other files came with a message in Twilio's log. */
final class MediaList {
    /** Twilio takes no more for one message. */
    static final int MOST = 10;

    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final String JSON = ".json";
    private static final Logger LOG = LoggerFactory.getLogger(MediaList.class);

    private final LogReader log;
    private final ApiAddress address;

    MediaList(LogReader log, ApiAddress address) {
        this.log = log;
        this.address = address;
    }

    /**
     * The files, at the address that a webhook would have named; none when they are not to be had, as when they have
     * been deleted. Trouble at Twilio is told as such.
     */
    List<Media> of(MessageId message) {
        List<Media> media = new ArrayList<>();
        try {
            log.pages("/Messages/" + message + "/Media.json", Map.of(), "media_list", files -> {
                files.stream().limit(MOST).flatMap(file -> media(file).stream()).forEach(media::add);
                return false;
            });
        } catch (CarrierUnavailableException e) {
            if (e.getCause() instanceof HttpErrorException error && error.isFinal()) {
                LOG.warn("the files of message {} are not to be had: {}", message, error.detail());
                return List.of();
            }
            throw e;
        }
        return List.copyOf(media);
    }

    private Optional<Media> media(JsonNode file) {
        String path = file.path("uri").asText();
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        String withoutSuffix = path.endsWith(JSON) ? path.substring(0, path.length() - JSON.length()) : path;
        return Optional.of(
                new Media(address.of(withoutSuffix), file.path("content_type").asText(UNKNOWN_TYPE)));
    }
}
