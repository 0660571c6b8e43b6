package org.quietline.adapter.web.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Makes texts small on their way to clients that can unfold them. */
final class Compression {
    /** What is shorter grows, or hardly shrinks. */
    private static final int LEAST_BYTES = 860;

    private static final Set<String> TEXTS = Set.of(
            "text/html",
            "text/css",
            "text/javascript",
            "text/plain",
            "image/svg+xml",
            "application/yaml",
            MediaTypes.JSON,
            MediaTypes.PROBLEM);

    private Compression() {}

    /** The answer as this client gets it. */
    static Answer fitting(Answer answer, HttpServerExchange exchange) {
        if (answer.stream().isPresent()
                || answer.body().length < LEAST_BYTES
                || answer.has("Content-Encoding")
                || !TEXTS.contains(MediaTypes.of(answer.header("Content-Type").orElse("")))) {
            return answer;
        }
        Answer varied = answer.with("Vary", "Accept-Encoding");
        HeaderValues accepted = exchange.getRequestHeaders().get(Headers.ACCEPT_ENCODING);
        return accepted != null && takesGzip(String.join(",", accepted))
                ? varied.packed(answer.packedBody().orElseGet(() -> gzip(answer.body())))
                : varied;
    }

    /** Whether gzip is among the encodings, and not with a weight of nothing. */
    private static boolean takesGzip(String accepted) {
        for (String encoding : accepted.split(",", -1)) {
            String[] parts = encoding.split(";", -1);
            if (parts[0].strip().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(content.length / 3);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
