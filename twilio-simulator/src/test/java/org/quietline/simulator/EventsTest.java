package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ADA;

import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The page's live view, the static page, and who may look. */
class EventsTest {
    @Test
    void every_new_and_changed_message_is_an_event() throws Exception {
        try (SimulatorFixture fixture = new SimulatorFixture();
                HttpClient client = HttpClient.newHttpClient()) {
            List<String> lines = new CopyOnWriteArrayList<>();
            HttpResponse<Stream<String>> stream = client.send(
                    HttpRequest.newBuilder(URI.create(fixture.simulator.baseUrl() + "/simulator/events"))
                            .build(),
                    BodyHandlers.ofLines());
            assertThat(stream.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            CompletableFuture<Void> reading =
                    CompletableFuture.runAsync(() -> stream.body().forEach(lines::add));
            Awaitility.await().until(() -> lines.contains("event:ready"));

            fixture.simulator.text(ADA, "HELP\n");
            fixture.call("DELETE", "/simulator/state", "");

            Awaitility.await().until(() -> lines.contains("event:reset"));
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("data:") && line.contains("\"direction\":\"fromPhone\""))
                    .anyMatch(line ->
                            line.contains("\"direction\":\"toPhone\"") && line.contains("\"status\":\"queued\""));
            fixture.simulator.close();
            assertThat(reading)
                    .satisfiesAnyOf(
                            ended -> assertThat(ended).succeedsWithin(Duration.ofSeconds(10)),
                            ended -> assertThat(ended).failsWithin(Duration.ofSeconds(10)));
        }
    }

    @Test
    void the_page_and_its_parts_come_from_the_simulator_alone() throws Exception {
        try (SimulatorFixture fixture = new SimulatorFixture()) {
            HttpResponse<String> page = fixture.call("GET", "/", "");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'self'");
            assertThat(page.body())
                    .doesNotContain("http://", "https://", "<style", " style=", " onclick")
                    .doesNotContainPattern("<script(?![^>]*src=)");
            for (String part : List.of("/phones.css", "/phones.js")) {
                assertThat(page.body()).contains(part.substring(1));
                assertThat(fixture.call("GET", part, "").statusCode()).isEqualTo(200);
            }
            assertThat(fixture.json("GET", "/simulator/setup", "")
                            .path("numbers")
                            .path(0)
                            .asText())
                    .isEqualTo(SimulatorFixture.OURS);
            assertThat(fixture.call("GET", "/simulator/healthz", "").body()).isEqualTo("ok\n");
        }
    }

    @Test
    void a_page_of_the_wide_web_is_not_let_in() throws Exception {
        try (SimulatorFixture fixture = new SimulatorFixture()) {
            assertThat(raw(fixture, "GET / HTTP/1.1\r\nHost: rebound.example.com\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(raw(fixture, "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://example.com\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(raw(fixture, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.1\r\n"))
                    .startsWith("HTTP/1.1 403");
            assertThat(raw(fixture, "GET / HTTP/1.1\r\nHost: localhost:9\r\nOrigin: http://localhost:9\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    private static String raw(SimulatorFixture fixture, String head) throws Exception {
        URI base = fixture.simulator.baseUrl();
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
