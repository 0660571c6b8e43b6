package org.quietline.adapter.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer. Immutable; {@link #with} returns a changed copy. */
public final class Answer {
    private final int status;
    private final List<Header> headers;
    private final byte[] body;
    private final byte @Nullable [] packed;
    private final @Nullable Stream stream;

    /** One header line. */
    record Header(String name, String value) {}

    /** Writes a body that has no end of its own. Returns when there is nobody left to write for. */
    @FunctionalInterface
    public interface Stream {
        /** Writes until the client goes or is sent away. */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    private Answer(int status, List<Header> headers, byte[] body, byte @Nullable [] packed, @Nullable Stream stream) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
        this.packed = packed;
        this.stream = stream;
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, List.of(), new byte[0], null, null);
    }

    /** An answer with bytes that nobody changes any more. */
    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, List.of(new Header("Content-Type", contentType)), body, null, null);
    }

    /** An answer with a text. */
    public static Answer of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends the client elsewhere, to be read with GET. */
    public static Answer seeOther(String location) {
        return empty(303).with("Location", location);
    }

    /** An answer that goes on for as long as the client stays. */
    public static Answer streaming(String contentType, Stream stream) {
        return new Answer(200, List.of(new Header("Content-Type", contentType)), new byte[0], null, stream);
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body, packed, stream);
    }

    /** This answer with its body packed once and for all, for those who take it so: for what is asked for often. */
    public Answer packedAhead() {
        return new Answer(status, headers, body, Compression.gzip(body), stream);
    }

    /** This answer with its body replaced by a packed one. */
    Answer packed(byte[] content) {
        return new Answer(status, headers, content, null, stream).with("Content-Encoding", "gzip");
    }

    Optional<byte[]> packedBody() {
        return Optional.ofNullable(packed);
    }

    Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    int status() {
        return status;
    }

    List<Header> headers() {
        return headers;
    }

    boolean has(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    byte[] body() {
        return body;
    }

    Optional<Stream> stream() {
        return Optional.ofNullable(stream);
    }
}
