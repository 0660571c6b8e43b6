package org.quietline.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** Pages that follow the live changes, all read by one thread, which notes when each message came to each of them. */
public final class Watchers implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;
    private static final long LOOK_MILLIS = 200;

    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("watchers").unstarted(this::read);
    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong open = new AtomicLong();

    /** Written by the reading thread alone; read by others once it has ended. */
    private final Histogram nanos = new Histogram(3);

    private volatile long start;
    private volatile Pace pace = Pace.saturating(java.time.Duration.ZERO, 0);
    private volatile long first = Long.MAX_VALUE;
    private volatile boolean closed;

    private Watchers(Selector selector) {
        this.selector = selector;
    }

    /** Opens so many streams with this request. */
    public static Watchers open(InetSocketAddress server, byte[] request, int count) {
        try {
            Watchers watchers = new Watchers(Selector.open());
            for (int i = 0; i < count; i++) {
                SocketChannel channel = SocketChannel.open(server);
                ByteBuffer bytes = ByteBuffer.wrap(request);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                Events events = new Events(watchers::saw);
                watchers.readHead(channel, events);
                channel.configureBlocking(false);
                channel.register(watchers.selector, SelectionKey.OP_READ, events);
                watchers.channels.add(channel);
            }
            watchers.thread.start();
            return watchers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One after the other: a server that is asked for all at once may turn some away. */
    private void readHead(SocketChannel channel, Events events) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(BUFFER);
        while (!events.isOpen()) {
            if (channel.read(head.clear()) < 0) {
                throw new IOException("a stream did not open");
            }
            if (!new String(head.array(), 0, head.position(), StandardCharsets.US_ASCII).contains(" 200 OK")) {
                throw new IOException("a stream was refused");
            }
            events.take(head.flip());
        }
        open.incrementAndGet();
    }

    /** Messages with this number and higher ones count, from the time that is due by this pace from now on. */
    public void expect(long firstNumber, Pace due) {
        start = System.nanoTime();
        pace = due;
        first = firstNumber;
    }

    private void saw(long number) {
        if (number >= first) {
            nanos.recordValue(Math.max(0, System.nanoTime() - start - pace.due(number - first, 0)));
            seen.incrementAndGet();
        }
    }

    private void read() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (!closed) {
                selector.select(LOOK_MILLIS);
                for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
                    SelectionKey key = keys.next();
                    keys.remove();
                    Events events = (Events) key.attachment();
                    buffer.clear();
                    if (((SocketChannel) key.channel()).read(buffer) < 0) {
                        key.cancel();
                        open.decrementAndGet();
                        continue;
                    }
                    events.take(buffer.flip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many streams are open. */
    public long open() {
        return open.get();
    }

    /** How many messages came that count, over all pages. */
    public long seen() {
        return seen.get();
    }

    /** So many percent of them came within so many milliseconds after they were due; to be asked after closing. */
    public double millis(double percent) {
        return nanos.getValueAtPercentile(percent) / 1e6;
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
            for (SocketChannel channel : channels) {
                channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
