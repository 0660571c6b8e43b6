package org.quietline.adapter.twilio.other;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * HTTP/1.1 over plain sockets, which answers in turn in every way that HTTP allows: with a length, in chunks, up to the
 * end of the connection; with header names in any case; closing the connection or keeping it.
 */
final class Wire implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Function<Asked, Optional<Told>> handler;

    /** What was asked. Header names are in lower case. */
    record Asked(String method, URI target, Map<String, String> headers, String body) {}

    /** What is answered. */
    record Told(int status, String body, Map<String, String> headers) {}

    /** @param handler answers; empty hangs up instead */
    Wire(Function<Asked, Optional<Told>> handler) throws IOException {
        this.handler = handler;
        threads.execute(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean stays = true;
            for (String line = line(in); stays && !line.isEmpty(); line = line(in)) {
                Optional<Told> told = handler.apply(asked(line, in));
                stays = told.isPresent() && answer(told.get(), socket.getOutputStream());
                if (!stays) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side went away; so does this one.
            sockets.remove(socket);
        }
    }

    private static Asked asked(String requestLine, InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] parts = requestLine.split(" ", 3);
        return new Asked(parts[0], URI.create(parts[1]), headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Answers in the next manner. Returns whether the connection stays open. */
    private boolean answer(Told told, OutputStream out) throws IOException {
        int manner = answers.getAndIncrement() % 4;
        byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + told.status() + (manner == 1 ? " " : " Whatever") + "\r\n");
        Map<String, String> headers = new HashMap<>(told.headers());
        headers.put("Content-Type", manner == 2 ? "application/json" : "application/json;charset=utf-8");
        headers.put("Twilio-Request-Id", "RQ" + "0".repeat(32));
        headers.put("X-Never-Heard-Of", "x".repeat(1000));
        switch (manner) {
            case 0 -> headers.put("Content-Length", Integer.toString(body.length));
            case 1 -> headers.put("Transfer-Encoding", "chunked");
            case 2 -> headers.put("Connection", "close");
            default -> {
                headers.put("Content-Length", Integer.toString(body.length));
                headers.put("Connection", "close");
            }
        }
        headers.forEach((name, value) ->
                head.append(cased(name, manner)).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (manner == 1) {
            chunks(body, out);
        } else {
            out.write(body);
        }
        out.flush();
        return manner < 2;
    }

    private static String cased(String name, int manner) {
        return switch (manner) {
            case 0 -> name;
            case 1 -> name.toLowerCase(Locale.ROOT);
            default -> name.toUpperCase(Locale.ROOT);
        };
    }

    private static void chunks(byte[] body, OutputStream out) throws IOException {
        int size = 1;
        for (int start = 0; start < body.length; start += size, size = size * 3 + 1) {
            int length = Math.min(size, body.length - start);
            out.write((Integer.toHexString(length) + ";part=x\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(body, start, length);
            out.write("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        out.write("0\r\nX-Trailer: end\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
    }
}
