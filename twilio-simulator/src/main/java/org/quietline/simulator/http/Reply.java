package org.quietline.simulator.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An HTTP response. Its body may hold numbers and texts, so it shows its status alone. */
public final class Reply implements Answer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Runnable afterwards;

    private Reply(int status, Map<String, String> headers, byte[] body, Runnable afterwards) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.afterwards = afterwards;
    }

    /** Returns a reply with text in this media type. */
    public static Reply text(int status, String contentType, String body) {
        return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a reply with these bytes in this media type. */
    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body, () -> {});
    }

    /** Returns a reply that writes this value as JSON. */
    public static Reply json(int status, Object value) {
        return bytes(status, "application/json;charset=utf-8", Json.bytes(value));
    }

    /** Returns a reply without a body. */
    public static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0], () -> {});
    }

    /** Returns this reply with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body, afterwards);
    }

    /** Returns this reply with something to do once it has left. */
    public Reply then(Runnable action) {
        return new Reply(status, headers, body, action);
    }

    public int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    @Override
    public Runnable afterwards() {
        return afterwards;
    }

    @Override
    public String toString() {
        return "Reply " + status;
    }
}
