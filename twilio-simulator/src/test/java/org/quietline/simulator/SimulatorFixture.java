package org.quietline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.quietline.simulator.http.Json;

/** A simulator that moves messages at once, a receiver for its webhooks, and clients of both kinds. */
final class SimulatorFixture implements AutoCloseable {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String OURS = "+15550100000";
    static final String ADA = "+15550111111";

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    final TwilioSimulator simulator;
    final Receiver receiver;
    final TwilioRestClient sdk;
    private final HttpClient http = HttpClient.newHttpClient();

    SimulatorFixture() throws IOException {
        this(config -> config);
    }

    SimulatorFixture(UnaryOperator<SimulatorConfig> change) throws IOException {
        receiver = new Receiver(TOKEN);
        simulator = TwilioSimulator.start(change.apply(SimulatorConfig.defaults()
                .withAccount(ACCOUNT, TOKEN)
                .withNumbers(OURS)
                .withPace(Duration.ZERO)
                .withIncomingWebhook(receiver.url("/incoming"))));
        sdk = Sdk.of(simulator.baseUrl(), ACCOUNT, TOKEN, ACCOUNT);
    }

    /** Calls a route and returns the response. */
    HttpResponse<String> call(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(request(method, path, body), BodyHandlers.ofString());
    }

    /** Calls a route and returns the JSON that it answers. */
    JsonNode json(String method, String path, String body) throws IOException, InterruptedException {
        return Json.tree(call(method, path, body).body().getBytes(StandardCharsets.UTF_8));
    }

    HttpRequest request(String method, String path, String body) {
        String credentials =
                Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    /** Creates a message and returns the response. */
    HttpResponse<String> create(String form) throws IOException, InterruptedException {
        return call("POST", messages(), form);
    }

    String messages() {
        return "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    }

    /** Returns a form with these names and values in turn. */
    static String form(String... namesAndValues) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(encoded(namesAndValues[i]))
                    .append('=')
                    .append(encoded(namesAndValues[i + 1]));
        }
        return form.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        simulator.close();
        receiver.close();
        http.close();
    }
}
