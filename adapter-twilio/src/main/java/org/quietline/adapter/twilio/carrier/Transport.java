package org.quietline.adapter.twilio.carrier;

import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request to the carrier, exactly once, over connections that are kept open. Every exchange ends within the
 * time it was given, however slowly the bytes trickle in, and when its thread is interrupted.
 */
final class Transport implements AutoCloseable {
    /** A page of a thousand messages of the greatest length fits. */
    private static final long LONGEST_REPLY = 16L << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Semaphore connections;
    private final Duration connect;

    /** What came back: a whole reply, whatever its status. */
    record Reply(int status, HttpHeaders headers, String body) {
        @Override
        public String toString() {
            return "reply " + status + " of " + body.length() + " characters";
        }
    }

    /** @param connections how many requests may be under way at once; further ones wait as long as for a connection */
    Transport(int connections, Duration connect) {
        this.connections = new Semaphore(connections);
        this.connect = connect;
        // HTTP/1.1: what a connection that breaks has carried is known, and no stream is ever repeated.
        this.http = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(connect)
                .executor(threads)
                .build();
    }

    /**
     * Sends the request and waits for the whole reply.
     *
     * @param content the content that the request publishes; null when it has none
     * @throws NoReplyException if there is none; it tells whether the content may have reached the carrier
     */
    Reply exchange(HttpRequest request, @Nullable Content content, Duration patience) {
        HttpResponse<byte[]> whole = whole(request, content, LONGEST_REPLY, patience);
        return new Reply(whole.statusCode(), whole.headers(), new String(whole.body(), StandardCharsets.UTF_8));
    }

    /**
     * Sends a request without content and waits for the whole reply.
     *
     * @param mostBytes how long the reply may be
     * @throws NoReplyException if there is none, or it is longer
     */
    HttpResponse<byte[]> download(HttpRequest request, long mostBytes, Duration patience) {
        return whole(request, null, mostBytes, patience);
    }

    private HttpResponse<byte[]> whole(
            HttpRequest request, @Nullable Content content, long mostBytes, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        takeConnection(content);
        try {
            CompletableFuture<HttpResponse<byte[]>> reply = http.sendAsync(request, head -> new BoundedBody(mostBytes));
            return await(reply, content, end);
        } finally {
            connections.release();
        }
    }

    private HttpResponse<byte[]> await(
            CompletableFuture<HttpResponse<byte[]>> reply, @Nullable Content content, long end) {
        try {
            return reply.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw abandoned(reply, content, "no answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw abandoned(reply, content, "interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (content == null && isTooLong(cause)) {
                throw NoReplyException.tooLong();
            }
            boolean neverHandedOver = isUnsent(content) || cause instanceof SSLHandshakeException;
            String doing = neverHandedOver ? "could not connect" : "no answer that can be read";
            throw new NoReplyException(
                    doing + (cause == null ? "" : ": " + cause.getClass().getSimpleName()), neverHandedOver);
        }
    }

    private static boolean isTooLong(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof BoundedBody.TooLongException) {
                return true;
            }
        }
        return false;
    }

    private static NoReplyException abandoned(
            CompletableFuture<HttpResponse<byte[]>> reply, @Nullable Content content, String detail) {
        boolean neverHandedOver = isUnsent(content);
        reply.cancel(true);
        return new NoReplyException(detail, neverHandedOver);
    }

    private static boolean isUnsent(@Nullable Content content) {
        return content != null && content.withdraw();
    }

    private void takeConnection(@Nullable Content content) {
        try {
            if (connections.tryAcquire(connect.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoReplyException("interrupted", isUnsent(content));
        }
        throw new NoReplyException("all connections are taken", isUnsent(content));
    }

    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
