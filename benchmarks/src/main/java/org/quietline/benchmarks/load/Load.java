package org.quietline.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests over connections that are kept open, all from one thread, so that it takes little from the processors
 * that it shares with the server. A request that finds no free connection when it is due leaves when one is free, and
 * its latency counts from when it was due.
 */
public final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BUFFER = 64 * 1024;
    private static final long A_MOMENT_NANOS = 50_000;
    private static final long MILLISECOND = 1_000_000;

    private final Selector selector;
    private final List<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Connection> free = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

    private Load(Selector selector) {
        this.selector = selector;
    }

    /** Connects so many times. */
    public static Load connect(InetSocketAddress server, int connections) {
        try {
            Load load = new Load(Selector.open());
            for (int i = 0; i < connections; i++) {
                Connection connection = new Connection(server, load.selector);
                load.connections.add(connection);
                load.free.add(connection);
            }
            return load;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends these requests at this pace and returns when all were answered. */
    public Latencies run(Pace pace, Requests requests) {
        try {
            return send(pace, requests);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Latencies send(Pace pace, Requests requests) throws IOException {
        Latencies latencies = new Latencies();
        latencies.began(Instant.now());
        long start = System.nanoTime();
        long next = 0;
        long lastSign = 0;
        while (true) {
            long now = System.nanoTime() - start;
            while (!free.isEmpty() && !pace.isOver(next, now) && pace.due(next, now) <= now) {
                long due = pace.due(next, now);
                latencies.left(due, now);
                sendOn(free.remove(), requests.get(next), due, latencies);
                next++;
                lastSign = now;
                now = System.nanoTime() - start;
            }
            boolean isOver = pace.isOver(next, now);
            if (isOver && free.size() == connections.size()) {
                latencies.ended(now);
                return latencies;
            }
            if (now - lastSign > PATIENCE.toNanos() && free.size() < connections.size()) {
                throw new IllegalStateException("no answer came for " + PATIENCE.toSeconds() + " seconds");
            }
            await(isOver || free.isEmpty() ? Long.MAX_VALUE : pace.due(next, now) - now);
            if (readAll(latencies, start)) {
                lastSign = System.nanoTime() - start;
            }
        }
    }

    private void sendOn(Connection connection, byte[] request, long due, Latencies latencies) throws IOException {
        try {
            connection.send(request, due);
        } catch (IOException e) {
            lost(connection, latencies);
        }
    }

    private void lost(Connection connection, Latencies latencies) throws IOException {
        if (connection.isBusy()) {
            latencies.broken();
            free.add(connection);
        }
        connection.again();
    }

    /** Waits until an answer comes or the time has passed; selectors count milliseconds, due times less. */
    private void await(long nanos) throws IOException {
        if (nanos >= MILLISECOND) {
            selector.select(Math.min(nanos / MILLISECOND, 1_000));
        } else if (selector.selectNow() == 0 && nanos > 0) {
            LockSupport.parkNanos(Math.min(nanos, A_MOMENT_NANOS));
            selector.selectNow();
        }
    }

    private boolean readAll(Latencies latencies, long start) throws IOException {
        boolean any = false;
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
            Connection connection = (Connection) keys.next().attachment();
            keys.remove();
            try {
                int status = connection.read(buffer);
                if (status > 0) {
                    any = true;
                    latencies.answered(status, connection.due(), System.nanoTime() - start);
                    free.add(connection);
                }
            } catch (IOException e) {
                lost(connection, latencies);
            }
        }
        return any;
    }

    @Override
    public void close() {
        try {
            for (Connection connection : connections) {
                connection.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
