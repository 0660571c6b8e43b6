package org.quietline.simulator.webhook;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the announcement of something to a webhook went. {@code status} is 0 without a response, {@code errorCode} is 0
 * when all went well. {@code body} is what the webhook answered; it stays out of sight.
 */
public record Delivery(
        Kind kind,
        String messageSid,
        String event,
        String url,
        int attempts,
        int status,
        int errorCode,
        Instant at,
        Duration took,
        @Nullable String contentType,
        String body) {

    /** Code of a reply that is not well-formed XML. */
    public static final int MALFORMED_REPLY = 12100;

    /** Code of a reply in a media type that Twilio does not read. */
    public static final int WRONG_CONTENT_TYPE = 12300;

    /** What is announced. */
    public enum Kind {
        INCOMING,
        FALLBACK,
        STATUS
    }

    /** Tells whether the webhook answered with a success. */
    public boolean delivered() {
        return status >= 200 && status < 400;
    }

    /** Returns this delivery with an error found later, in the reply. */
    public Delivery with(int laterErrorCode) {
        return new Delivery(
                kind, messageSid, event, url, attempts, status, laterErrorCode, at, took, contentType, body);
    }

    /** Returns what stands for a request that a fault kept from being made. */
    public static Delivery suppressed(Kind kind, String messageSid, String event, String url, Instant at) {
        return new Delivery(kind, messageSid, event, url, 0, 0, 0, at, Duration.ZERO, null, "");
    }

    @Override
    public String toString() {
        return kind + " " + messageSid + " " + event + " " + status + " " + errorCode;
    }
}
