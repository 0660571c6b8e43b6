package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Statistics.Shard;

class ServiceTest {
    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    private void counted(int daysAgo, Map<String, Long> counts) {
        LocalDate today = LocalDate.ofInstant(desk.clock.instant(), ZoneOffset.UTC);
        desk.store.statistics().store(new Shard(today.minusDays(daysAgo), "one", counts));
    }

    @Test
    void tells_the_levels_with_what_stands_behind_them() {
        counted(1, Map.of("latency.200", 98L, "latency.4000", 1L, "latency.10000", 1L, "in", 120L, "out", 101L));
        counted(0, Map.of("in", 3L, "delivered", 97L, "failure.30003", 2L, "failure.given-up", 1L));
        counted(2, Map.of("compared", 200L, "compared.recovered", 1L, "comparisons", 9L));
        counted(3, Map.of("minutes", 1440L, "minutes.trouble", 2L, "webhooks", 500L, "webhooks.failed", 1L));
        String page = Client.signedIn(desk).get("/service").body();
        assertThat(page)
                .contains("99 of 100 within the 5 seconds that are promised")
                .contains("99% within 4.0 s")
                .contains("97%", "97 delivered, 3")
                .contains("99.5%", "1 of them came by comparing the logs")
                .contains("99.86%", "Trouble in 2 of 1,440 minutes")
                .contains("The phone was off or out of reach", "(30003)", "It waited too long and was given up");
    }

    @Test
    void each_picture_has_its_words_and_its_table() {
        counted(1, Map.of("in", 1204L, "out", 7L, "delivered", 7L, "latency.300", 9L));
        String page = Client.signedIn(desk).get("/service?days=7").body();
        assertThat(page.split("<svg viewBox=\"0 0 1000 100\"", -1)).hasSize(4);
        assertThat(page.split("role=\"img\" aria-label=\"Bars by day: ", -1)).hasSize(4);
        assertThat(page.split("<table class=\"figures\"", -1)).hasSize(4);
        assertThat(page).contains("<td>1,204</td>").contains("bar-in").contains("1,204 messages came in");
        assertThat(page).doesNotContain("NaN", "Infinity");
    }

    @Test
    void a_desk_that_counted_nothing_yet_says_so() {
        String page = Client.signedIn(desk).get("/service").body();
        assertThat(page)
                .contains("–", "None failed in this time", "The carrier told no prices yet")
                .contains("Nothing to count in these days yet.")
                .doesNotContain("NaN", "100%", "bar-", "As a table");
    }

    @Test
    void the_store_is_asked_once_for_what_is_over() {
        counted(0, Map.of("store.reads", 1204L, "store.writes", 20000L));
        Client client = Client.signedIn(desk);
        assertThat(client.get("/service").body()).contains("1,204 of 50,000", "20,000 of 20,000");
        JsonNode today = SendTest.json(client.json("/service")).at("/cost/storeToday");
        assertThat(today.get("reads").asInt()).isEqualTo(1204);
        assertThat(today.get("freeWrites").asInt()).isEqualTo(20000);
    }

    @Test
    void tells_what_the_carrier_charged_by_its_own_account() {
        counted(1, Map.of("price.USD", 12_345_678L, "priced.segments.sms", 1560L, "priced.segments.mms", 2L));
        Client client = Client.signedIn(desk);
        assertThat(client.get("/service").body()).contains("12.35 USD", "1,562 segments");
        JsonNode cost = SendTest.json(client.json("/service")).get("cost");
        assertThat(cost.at("/carrier/0/amount").asText()).isEqualTo("12.345678");
        assertThat(cost.get("segments").asInt()).isEqualTo(1562);
    }

    @Test
    void programs_get_the_same_figures() {
        counted(0, Map.of("latency.200", 1L, "latency.10000", 1L, "in", 3L));
        JsonNode service = SendTest.json(Client.signedIn(desk).json("/service?days=2"));
        assertThat(service.at("/messages/in").asInt()).isEqualTo(3);
        assertThat(service.at("/acknowledgement/withinPromise").asInt()).isEqualTo(1);
        assertThat(service.at("/acknowledgement/promiseMillis").asInt()).isEqualTo(5000);
        assertThat(service.get("days").size()).isEqualTo(2);
        assertThat(service.at("/delivery").has("rate")).isFalse();
    }

    @Test
    void an_unusable_range_is_refused() {
        Client client = Client.signedIn(desk);
        for (String days : new String[] {"0", "-1", "91", "1e3", "999999999999", "%3Cb%3E"}) {
            HttpResponse<String> answer = client.get("/service?days=" + days);
            assertThat(answer.statusCode()).as(days).isEqualTo(400);
        }
        assertThat(client.get("/service?days=90").statusCode()).isEqualTo(200);
    }

    @Test
    void it_says_so_when_the_store_is_down() {
        Client client = Client.signedIn(desk);
        desk.trouble.goDown();
        assertThat(client.get("/service").statusCode()).isEqualTo(503);
    }
}
