package org.quietline.adapter.web.http;

import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Reads a body whole, and only for so long: whoever sends too slowly, or goes silent, loses the connection. So it is
 * also with one that is refused: its rest would otherwise be read for as long as it comes.
 */
final class BodyReader {
    private static final int STEP = 8 * 1024;

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
        XnioExecutor.Key end = endAt(deadline, exchange, isRead);
        try (Gate.Reading reading = gate.read()) {
            if (exchange.getRequestContentLength() > mostBytes) {
                throw tooLarge();
            }
            exchange.startBlocking();
            InputStream in = exchange.getInputStream();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            byte[] buffer = new byte[STEP];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                reading.grows(count);
                body.write(buffer, 0, count);
                if (body.size() > mostBytes) {
                    throw tooLarge();
                }
            }
            isRead.set(true);
            end.remove();
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
