package org.quietline.domain.message;

import java.util.Objects;

/**
 * A picture or other file that came with a message. The file itself stays with the carrier.
 *
 * @param url where the carrier keeps it; needs the account's credentials
 * @param contentType its media type as the carrier names it, such as {@code image/jpeg}
 */
public record Media(String url, String contentType) {
    /** Checks that both are given. */
    public Media {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(contentType, "contentType");
    }
}
