package org.quietline.adapter.web.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads a body whole, and only for so long: whoever sends too slowly, or goes silent, loses the connection. So it is
 * also with one that is refused: its rest would otherwise be read for as long as it comes.
 */
final class BodyReader {
    private BodyReader() {}

    /**
     * Reads it.
     *
     * @param deadline for the whole body
     * @throws Problem if it is too long, or too many are being read
     * @throws IOException if it did not come in time, or the sender went away
     */
    static byte[] read(HttpServerExchange exchange, Gate gate, int mostBytes, Duration deadline) throws IOException {
        AtomicBoolean isRead = new AtomicBoolean();
        try (Gate.Reading reading = gate.read();
                PooledByteBuffer pooled =
                        exchange.getConnection().getByteBufferPool().allocate()) {
            if (exchange.getRequestContentLength() > mostBytes) {
                throw tooLarge();
            }
            StreamSourceChannel channel = exchange.getRequestChannel();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            ByteBuffer buffer = pooled.getBuffer();
            XnioExecutor.@Nullable Key end = null;
            for (int count = channel.read(buffer.clear()); count >= 0; count = channel.read(buffer.clear())) {
                if (count == 0) {
                    // Most bodies come along with their head, and need no clock.
                    end = end == null ? endAt(deadline, exchange, isRead) : end;
                    channel.awaitReadable();
                    continue;
                }
                reading.grows(count);
                byte[] bytes = new byte[count];
                buffer.flip().get(bytes);
                body.writeBytes(bytes);
                if (body.size() > mostBytes) {
                    throw tooLarge();
                }
            }
            isRead.set(true);
            if (end != null) {
                end.remove();
            }
            return body.toByteArray();
        } finally {
            if (!isRead.get()) {
                exchange.setPersistent(false);
            }
        }
    }

    /** Closing alone does not wake up a thread that waits for bytes, and interrupting it alone closes nothing. */
    private static XnioExecutor.Key endAt(Duration deadline, HttpServerExchange exchange, AtomicBoolean isRead) {
        Thread reader = Thread.currentThread();
        return exchange.getIoThread()
                .executeAfter(
                        () -> {
                            if (isRead.compareAndSet(false, true)) {
                                IoUtils.safeClose(exchange.getConnection());
                                reader.interrupt();
                            }
                        },
                        deadline.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static Problem tooLarge() {
        return Problem.of(413, "That is too much at once.");
    }
}
