package org.quietline.adapter.firestore;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** A line to the emulator on which answers can get lost. */
final class Proxy implements AutoCloseable {
    private final ServerSocket server;
    private final String host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean loses = new AtomicBoolean();
    private final AtomicBoolean refuses = new AtomicBoolean();

    Proxy(String hostAndPort) {
        String[] parts = hostAndPort.split(":", 2);
        host = parts[0];
        port = Integer.parseInt(parts[1]);
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where it listens. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    /** From now on requests arrive and answers do not, on the lines that are open. */
    void loseAnswers() {
        loses.set(true);
    }

    /** Breaks all lines; new ones work both ways. */
    void cut() {
        loses.set(false);
        open.forEach(Proxy::closeQuietly);
    }

    /** Breaks all lines and every new one, or lets new ones be. */
    void refuse(boolean all) {
        refuses.set(all);
        cut();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                if (refuses.get()) {
                    closeQuietly(client);
                    continue;
                }
                Socket emulator = new Socket(host, port);
                open.add(client);
                open.add(emulator);
                Thread.ofVirtual().start(() -> copy(client, emulator, false));
                Thread.ofVirtual().start(() -> copy(emulator, client, true));
            }
        } catch (IOException e) {
            open.forEach(Proxy::closeQuietly);
        }
    }

    private void copy(Socket from, Socket to, boolean isAnswer) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (!isAnswer || !loses.get()) {
                    out.write(buffer, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One side is gone, and so is the line.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed, then.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
