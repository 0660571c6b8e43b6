package org.quietline.adapter.twilio.carrier;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that answers each request with the next step of a script; the last step repeats. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Step> script = new ConcurrentLinkedQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    /** Every request, in the order in which they came. */
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Answers one request, and tells whether the connection stays open. */
    interface Step {
        boolean answer(OutputStream out) throws IOException;
    }

    /** One request. */
    record Asked(String line, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        /** The form, each name once. */
        Map<String, String> form() {
            Map<String, String> form = new TreeMap<>();
            for (String pair : body.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                form.put(
                        URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return form;
        }
    }

    private ScriptedServer(ServerSocket server, List<Step> steps) {
        this.server = server;
        script.addAll(steps);
        threads.execute(this::accept);
    }

    static ScriptedServer of(Step... steps) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), List.of(steps));
    }

    /** A whole answer with a body; the connection stays open. */
    static Step status(int status, String body, String... headers) {
        return out -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Told\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
            out.write(head.toString().getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            out.flush();
            return true;
        };
    }

    /** These very bytes, then the end of the connection. */
    static Step bytes(String answer) {
        return out -> {
            out.write(answer.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return false;
        };
    }

    /** Goes on with these steps. */
    void then(Step... steps) {
        script.addAll(List.of(steps));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    int connections() {
        return connections.get();
    }

    /** How many connections this side has closed. */
    int closed() {
        return closed.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
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
            boolean staysOpen = true;
            while (staysOpen) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                asked.add(read(head, in));
                Step step = script.size() > 1 ? script.poll() : script.peek();
                staysOpen = step != null && step.answer(socket.getOutputStream());
            }
        } catch (IOException e) {
            // The other side has gone, as many tests want.
            sockets.remove(socket);
        } finally {
            closed.incrementAndGet();
        }
    }

    private static Asked read(String head, InputStream in) throws IOException {
        String[] lines = head.split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Asked(lines[0], headers, body);
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            String soFar = head.size() < 4 ? "" : head.toString(StandardCharsets.UTF_8);
            if (soFar.endsWith("\r\n\r\n")) {
                return soFar;
            }
        }
        return "";
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
