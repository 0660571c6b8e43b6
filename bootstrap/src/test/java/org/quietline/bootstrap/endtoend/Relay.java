package org.quietline.bootstrap.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Passes connections on to ports of this machine, to one after the other, as a load balancer does. Can be cut, which
 * looks like a server that is down, and made slow.
 */
final class Relay implements AutoCloseable {
    private final int port;
    private final List<Integer> targets = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong delayMillis = new AtomicLong();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable ServerSocket server;

    Relay() throws IOException {
        port = Program.freePort();
        join();
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** Also passes connections on to this port. */
    void to(int target) {
        targets.add(target);
    }

    /** From now on each piece of data takes this much longer, in both directions. */
    void slowDown(Duration delay) {
        delayMillis.set(delay.toMillis());
    }

    /** Breaks all connections and takes no new ones. */
    synchronized void cut() {
        quietly(server);
        server = null;
        sockets.forEach(Relay::quietly);
        sockets.clear();
    }

    /** Takes connections, again if it does not. */
    synchronized void join() {
        if (server != null) {
            return;
        }
        try {
            ServerSocket listening = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
            server = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> connect(listening, client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(ServerSocket listening, Socket client) {
        try {
            int target = targets.get(Math.floorMod(connections.getAndIncrement(), targets.size()));
            Socket other = new Socket(InetAddress.getLoopbackAddress(), target);
            if (!isTaken(listening, client, other)) {
                quietly(client);
                quietly(other);
                return;
            }
            client.setTcpNoDelay(true);
            other.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> copy(client, other));
            copy(other, client);
        } catch (IOException e) {
            quietly(client);
        }
    }

    /** A server socket hands out what was waiting when it was closed: after a cut nothing is passed on. */
    private synchronized boolean isTaken(ServerSocket listening, Socket client, Socket other) {
        return !listening.isClosed() && sockets.add(client) && sockets.add(other);
    }

    private void copy(Socket from, Socket to) {
        byte[] buffer = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (delayMillis.get() > 0 && closed.await(delayMillis.get(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // The other side hung up, or the line was cut.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void quietly(@Nullable AutoCloseable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (Exception e) {
            // It is of no further use, closed or not.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        cut();
    }
}
