package org.quietline.domain.phone;

import java.util.Objects;

/** First version. */
public final class Redaction {
    private Redaction() {}

    /** Redacts. */
    public static String redact(String text) {
        return Objects.requireNonNull(text, "text").replaceAll("[0-9](?=(?:[ ().-]*[0-9]){4})", "\u2022");
    }
}
