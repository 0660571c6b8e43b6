package org.quietline.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection, kept open, with at most one request under way. */
final class Connection implements AutoCloseable {
    private final InetSocketAddress server;
    private final Selector selector;
    private SocketChannel channel;
    private SelectionKey key;
    private Reply reply = new Reply();
    private long due;
    private boolean isBusy;

    Connection(InetSocketAddress server, Selector selector) throws IOException {
        this.server = server;
        this.selector = selector;
        this.channel = SocketChannel.open(server);
        this.key = registered();
    }

    private SelectionKey registered() throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends a request that was due at this time. */
    void send(byte[] request, long dueAt) throws IOException {
        due = dueAt;
        isBusy = true;
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads what has come. Returns the status of the answer when it is whole, 0 when more is to come. */
    int read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("the server closed the connection");
        }
        if (reply.take(buffer.flip())) {
            isBusy = false;
            return reply.finish();
        }
        return 0;
    }

    long due() {
        return due;
    }

    boolean isBusy() {
        return isBusy;
    }

    /** Connects anew; what was under way is lost. */
    void again() throws IOException {
        key.cancel();
        channel.close();
        isBusy = false;
        reply = new Reply();
        channel = SocketChannel.open(server);
        key = registered();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
