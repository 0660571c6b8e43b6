package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may read the figures, and what the server tells of its requests. */
class MetricsTest {
    private final List<String> served = new CopyOnWriteArrayList<>();

    private Desk desk(@Nullable String token) {
        return new Desk(new Monitoring(
                (method, route, status, took) -> served.add(method + " " + route + " " + status),
                () -> "figures 1\n",
                token));
    }

    @Test
    void this_machine_reads_them_without_a_token() {
        try (Desk desk = desk(null)) {
            HttpResponse<String> answer = new Client(desk).get("/metrics");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("figures 1\n");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Proto", "Via"})
    void nobody_reads_them_through_a_proxy_without_a_token(String header) {
        try (Desk desk = desk(null)) {
            Client proxy = new Client(desk);
            assertThat(proxy.send(proxy.to("/metrics")
                                    .header(header, "127.0.0.1")
                                    .GET())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void with_a_token_only_the_token_counts() {
        try (Desk desk = desk("sesame")) {
            Client client = new Client(desk);
            assertThat(client.get("/metrics").statusCode()).isEqualTo(401);
            assertThat(client.send(client.to("/metrics")
                                    .header("Authorization", "Bearer open")
                                    .GET())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(client.send(client.to("/metrics")
                                    .header("Authorization", "Bearer sesame")
                                    .header("X-Forwarded-For", "203.0.113.7")
                                    .GET())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(Monitoring.NONE.toString()).doesNotContain("sesame");
        assertThat(new Monitoring((method, route, status, took) -> {}, () -> "", "sesame").toString())
                .doesNotContain("sesame");
    }

    @Test
    void requests_are_told_by_route_and_never_by_path() {
        try (Desk desk = desk(null)) {
            Client client = new Client(desk);
            client.get("/healthz");
            client.get("/messages/SM0123");
            client.get("/no/such/page");

            assertThat(served)
                    .contains("GET /healthz 200", "GET (no route) 303")
                    .anyMatch(line -> line.startsWith("GET /messages/{id} "));
            assertThat(String.join("\n", served)).doesNotContain("SM0123", "such");
        }
    }
}
