package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Parameter;

/** A web server that takes webhooks, remembers them, and has Twilio's own validator check each signature. */
final class Receiver implements AutoCloseable {
    private final RequestValidator validator;
    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Function<Received, Answer> answers = request -> new Answer(200, "text/xml", "<Response/>");

    Receiver(String authToken) throws IOException {
        validator = new RequestValidator(authToken);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** A webhook call; {@code valid} is what Twilio's validator says of its signature. */
    record Received(
            String method, String target, Map<String, String> parameters, Map<String, String> headers, boolean valid) {
        String parameter(String name) {
            return parameters.getOrDefault(name, "(absent)");
        }
    }

    record Answer(int status, String contentType, String body) {}

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    void answer(Function<Received, Answer> with) {
        answers = with;
    }

    void answer(int status, String contentType, String body) {
        answers = request -> new Answer(status, contentType, body);
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    /** Waits for this many calls and returns all, each with a valid signature. */
    List<Received> await(int count) {
        Awaitility.await().untilAsserted(() -> assertThat(received).hasSizeGreaterThanOrEqualTo(count));
        assertThat(received).allMatch(Received::valid);
        return received();
    }

    /** Returns the statuses reported so far, in the order of arrival. */
    List<String> statuses() {
        return received.stream()
                .map(request -> request.parameter("MessageStatus"))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestURI().toString();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Parameter parameter : Form.parse(body).parameters()) {
            parameters.put(parameter.name(), parameter.value());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        boolean valid =
                validator.validate(url(target).toString(), parameters, headers.getOrDefault("X-twilio-signature", ""));
        Received request = new Received(exchange.getRequestMethod(), target, parameters, headers, valid);
        received.add(request);
        Answer answer = answers.apply(request);
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
