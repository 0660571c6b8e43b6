package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void every_answer_carries_the_security_headers() {
        Client client = Client.signedIn(desk);
        Client stranger = new Client(desk);
        List<HttpResponse<String>> answers = List.of(
                client.get("/messages/in"),
                client.get("/messages/nothing"),
                client.get("/messages/in?limit=201"),
                client.json("/messages/in"),
                client.json("/nowhere"),
                client.get("/openapi.yaml"),
                client.get("/healthz"),
                stranger.get("/messages/in"),
                stranger.get("/login"),
                stranger.send(stranger.to("/send").POST(BodyPublishers.ofString("x"))),
                stranger.send(stranger.to("/login").DELETE()),
                stranger.send(stranger.to("/webhooks/twilio/incoming").GET()));
        for (HttpResponse<String> answer : answers) {
            HttpHeaders headers = answer.headers();
            String which = answer.request().method() + " " + answer.uri() + " " + answer.statusCode();
            assertThat(headers.firstValue("Content-Security-Policy"))
                    .as(which)
                    .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
                            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(which).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(which).contains("same-origin");
            assertThat(headers.firstValue("X-Frame-Options")).as(which).contains("DENY");
            assertThat(headers.firstValue("Cache-Control")).as(which).isPresent();
            assertThat(headers.firstValue("Strict-Transport-Security"))
                    .as(which)
                    .isEmpty();
            assertThat(headers.firstValue("Server")).as(which).isEmpty();
        }
    }

    @Test
    void pages_with_data_are_never_kept() {
        Client client = Client.signedIn(desk);
        for (String path : List.of("/messages/in", "/messages/out", "/users", "/send", "/login")) {
            assertThat(client.get(path).headers().firstValue("Cache-Control"))
                    .as(path)
                    .contains("no-store");
        }
    }

    @Test
    void static_files_are_kept_for_a_year_under_a_name_that_changes() {
        Client stranger = new Client(desk);
        Matcher files = Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"")
                .matcher(stranger.get("/login").body());
        int count = 0;
        for (; files.find(); count++) {
            HttpResponse<String> file = stranger.get(files.group(1));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            assertThat(files.group(1)).matches("/static/[a-z]+\\.[0-9a-f]{16}\\.[a-z]+");
        }
        assertThat(count).isEqualTo(5);
        assertThat(stranger.get("/static/quietline.css").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/static/..%2Fopenapi.yaml").statusCode()).isEqualTo(404);
    }

    @Test
    void tells_platforms_how_it_is() {
        Client platform = new Client(desk);
        assertThat(platform.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(platform.get("/metrics").statusCode()).isEqualTo(200);
        assertThat(platform.send(platform.to("/readyz")
                                .header("X-Forwarded-Proto", "https")
                                .GET())
                        .statusCode())
                .isEqualTo(200);
        assertThat(platform.send(platform.to("/healthz").method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }
}
