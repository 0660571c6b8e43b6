package org.quietline.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private static final int PATIENCE = 20_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Undertow server = Undertow.builder().build();

    @AfterEach
    void stop() {
        server.stop();
        threads.shutdownNow();
    }

    private Socket connected(Duration deadline) throws IOException {
        server = Undertow.builder()
                .addHttpListener(0, "127.0.0.1")
                .setHandler(exchange -> exchange.dispatch(threads, other -> answer(other, deadline)))
                .build();
        server.start();
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort());
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static void answer(HttpServerExchange exchange, Duration deadline) throws IOException {
        byte[] answer;
        try {
            answer = BodyReader.read(exchange, new Gate(1), 100, deadline);
        } catch (Problem problem) {
            exchange.setStatusCode(problem.status());
            answer = new byte[0];
        }
        if (!exchange.isBlocking()) {
            exchange.startBlocking();
        }
        exchange.getOutputStream().write(answer);
        exchange.getOutputStream().close();
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String request(int length) {
        return "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: " + length + "\r\n\r\n";
    }

    @Test
    void reads_what_comes_in_pieces() throws IOException {
        try (Socket socket = connected(Duration.ofSeconds(20))) {
            send(socket, request(6) + "abc");
            send(socket, "def");
            socket.shutdownOutput();

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("abcdef");
        }
    }

    @Test
    void whoever_goes_silent_loses_the_connection() throws IOException {
        try (Socket socket = connected(Duration.ofMillis(200))) {
            send(socket, request(6) + "abc");

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoever_goes_silent_leaves_no_thread_behind() throws IOException, InterruptedException {
        try (Socket socket = connected(Duration.ofMillis(200))) {
            send(socket, request(6) + "abc");

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            threads.shutdown();
            assertThat(threads.awaitTermination(PATIENCE, TimeUnit.MILLISECONDS))
                    .isTrue();
        }
    }

    @Test
    void whoever_sends_too_much_is_told_and_loses_the_connection() throws IOException {
        try (Socket socket = connected(Duration.ofMillis(200))) {
            send(socket, request(1_000) + "abc");

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 413");
        }
    }
}
