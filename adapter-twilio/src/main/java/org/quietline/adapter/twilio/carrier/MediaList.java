package org.quietline.adapter.twilio.carrier;

import com.twilio.base.Page;
import com.twilio.http.TwilioRestClient;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private final TwilioRestClient client;
    private final ApiAddress address;

    MediaList(TwilioRestClient client, ApiAddress address) {
        this.client = client;
        this.address = address;
    }

    /**
     * The files, at the address that a webhook would have named; none when they are not to be had, as when they have
     * been deleted. When Twilio has trouble, it is asked again with the next run.
     */
    List<Media> of(MessageId message) {
        return MessageList.asked(() -> {
            try {
                Page<com.twilio.rest.api.v2010.account.message.Media> page =
                        com.twilio.rest.api.v2010.account.message.Media.reader(message.value())
                                .firstPage(client);
                return page.getRecords().stream()
                        .limit(MOST)
                        .flatMap(file -> media(file).stream())
                        .toList();
            } catch (HttpErrorException e) {
                if (e.status() >= 400 && e.status() < 500 && e.status() != 429) {
                    LOG.warn("the files of message {} are not to be had: {}", message, e.detail());
                    return List.of();
                }
                throw e;
            }
        });
    }

    private Optional<Media> media(com.twilio.rest.api.v2010.account.message.Media file) {
        @Nullable String path = file.getUri();
        if (path == null || !path.startsWith("/")) {
            return Optional.empty();
        }
        String withoutSuffix = path.endsWith(JSON) ? path.substring(0, path.length() - JSON.length()) : path;
        @Nullable String type = file.getContentType();
        return Optional.of(new Media(address.of(withoutSuffix), type == null ? UNKNOWN_TYPE : type));
    }
}
