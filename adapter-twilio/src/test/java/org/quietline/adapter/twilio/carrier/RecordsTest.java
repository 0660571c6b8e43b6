package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietline.adapter.twilio.carrier.Fixture.ACCOUNT;
import static org.quietline.adapter.twilio.carrier.Fixture.ADA;
import static org.quietline.adapter.twilio.carrier.Fixture.NOON;
import static org.quietline.adapter.twilio.carrier.Fixture.OURS;
import static org.quietline.adapter.twilio.carrier.Fixture.SERVICE;
import static org.quietline.adapter.twilio.carrier.Fixture.SID;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.bytes;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.application.port.CarrierRecords.Received;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageText;

/** What is read from Twilio's log, page by page, and what when it cannot be read. */
class RecordsTest {
    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final Step NONE = status(200, page(null));

    private static String sid(int n) {
        return "SM%032x".formatted(n);
    }

    private static String row(int n, String direction, Instant created, String more) {
        String from = direction.equals("inbound") ? ADA.unmasked() : OURS.unmasked();
        String to = direction.equals("inbound") ? OURS.unmasked() : ADA.unmasked();
        return "{\"sid\":\"" + sid(n) + "\",\"direction\":\"" + direction + "\",\"from\":\"" + from + "\",\"to\":\""
                + to + "\",\"body\":\"Text " + n + "\",\"status\":\"delivered\",\"num_segments\":\"2\","
                + "\"num_media\":\"0\",\"date_created\":\"" + RFC_2822.format(created) + "\",\"date_sent\":null,"
                + "\"price\":null,\"unheard_of\":{\"x\":[1]},\"error_code\":null,\"error_message\":null" + more + "}";
    }

    private static String page(@Nullable String next, String... rows) {
        return "{\"messages\":[" + String.join(",", rows) + "],\"page\":0,\"page_size\":1000,\"next_page_uri\":"
                + (next == null ? "null" : "\"" + next + "\"") + "}";
    }

    private static TwilioAccount account(ScriptedServer server, @Nullable String service) {
        return new TwilioAccount(
                Fixture.settings(server.url(), service, Fixture.SHORT), InstantSource.fixed(NOON.plusSeconds(60)));
    }

    private static List<Received> received(@Nullable String service, Step... steps) throws IOException {
        List<Received> found = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.of(steps);
                TwilioAccount account = account(server, service)) {
            account.records().eachReceivedSince(NOON, found::add);
        }
        return found;
    }

    private static List<Accepted> accepted(ScriptedServer server) {
        try (TwilioAccount account = account(server, null)) {
            return account.records().acceptedFor(ADA, NOON, NOON.plusSeconds(180));
        }
    }

    @Test
    void each_number_is_listed_with_and_without_the_filter_of_time() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(NONE);
                TwilioAccount account = account(server, null)) {
            account.records().eachReceivedSince(NOON, row -> {});
            assertThat(server.asked).hasSize(4);
            assertThat(server.asked.stream().map(asked -> URLDecoder.decode(asked.line(), StandardCharsets.UTF_8)))
                    .containsExactly(
                            "GET " + PATH + "?PageSize=1000&DateSent>=2026-11-22T11:00:00&To=+15550100000 HTTP/1.1",
                            "GET " + PATH + "?PageSize=1000&To=+15550100000 HTTP/1.1",
                            "GET " + PATH + "?PageSize=1000&DateSent>=2026-11-22T11:00:00&To=+15550100001 HTTP/1.1",
                            "GET " + PATH + "?PageSize=1000&To=+15550100001 HTTP/1.1");
        }
    }

    @Test
    void a_message_is_read_whole_and_once() throws IOException {
        assertThat(received(null, status(200, page(null, row(1, "inbound", NOON.plusSeconds(5), "")))))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.id().value()).isEqualTo(sid(1));
                    assertThat(message.from()).isEqualTo(ADA);
                    assertThat(message.to()).isEqualTo(OURS);
                    assertThat(message.text()).isEqualTo(MessageText.of("Text 1"));
                    assertThat(message.createdAt()).isEqualTo(NOON.plusSeconds(5));
                    assertThat(message.segments()).isEqualTo(2);
                    assertThat(message.media()).isEmpty();
                });
    }

    @Test
    void all_pages_are_followed_in_whatever_order_they_are() throws IOException {
        List<Received> found = received(
                null,
                status(200, page(PATH + "?PageToken=PA1&Page=1", row(1, "inbound", NOON.minusSeconds(9000), ""))),
                status(200, page(PATH + "?PageToken=PA2&Page=2", row(2, "inbound", NOON.plusSeconds(9), ""))),
                status(200, page(null, row(3, "inbound", NOON, ""), "7", row(4, "inbound", NOON, ",\"uri\":{}"))),
                NONE);
        assertThat(found).extracting(message -> message.id().value()).containsExactly(sid(2), sid(3));
    }

    @Test
    void what_is_not_a_message_to_us_is_left_out() throws IOException {
        assertThat(received(
                        null,
                        status(
                                200,
                                page(
                                        null,
                                        row(1, "outbound-api", NOON, ""),
                                        row(2, "outbound-reply", NOON, ""),
                                        row(3, "never heard of", NOON, ""),
                                        row(4, "inbound", NOON, ",\"to\":\"+15550177777\""),
                                        row(5, "inbound", NOON, ",\"sid\":\"XX1\""),
                                        row(6, "inbound", NOON, ",\"sid\":null"),
                                        row(7, "inbound", NOON, ",\"from\":null"),
                                        "{}"))))
                .isEmpty();
    }

    @Test
    void a_row_with_odd_values_is_taken_in_as_far_as_it_goes() throws IOException {
        List<Received> found = received(
                null,
                status(
                        200,
                        page(
                                null,
                                row(
                                        1,
                                        "inbound",
                                        NOON,
                                        ",\"status\":\"unheard of\",\"body\":null,\"num_segments\":\"0\""),
                                row(2, "inbound", NOON, ",\"from\":\"12345\",\"date_created\":\"yesterday\""),
                                row(3, "inbound", NOON, ",\"date_created\":null"))));
        assertThat(found).hasSize(3);
        assertThat(found.get(0).segments()).isEqualTo(1);
        assertThat(found.get(0).text().value()).isEmpty();
        assertThat(found.get(2).createdAt()).isEqualTo(NOON);
        assertThat(found.get(1).from().unmasked()).isEqualTo("12345");
    }

    @Test
    void with_a_service_its_other_numbers_count_too() throws IOException {
        List<Received> found = received(
                SERVICE,
                status(
                        200,
                        page(
                                null,
                                row(1, "inbound", NOON, ""),
                                row(
                                        2,
                                        "inbound",
                                        NOON,
                                        ",\"to\":\"+15550177777\",\"messaging_service_sid\":\"" + SERVICE + "\""),
                                row(
                                        3,
                                        "inbound",
                                        NOON,
                                        ",\"to\":\"+15550177777\",\"messaging_service_sid\":\"MG1\""))));
        assertThat(found).extracting(message -> message.id().value()).containsExactly(sid(1), sid(2));
    }

    @Test
    void files_are_asked_for_when_there_are_some() throws IOException {
        String media = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + sid(1) + "/Media";
        try (ScriptedServer server = ScriptedServer.of(
                        status(200, page(null, row(1, "inbound", NOON, ",\"num_media\":\"2\""))),
                        status(
                                200,
                                "{\"media_list\":[{\"uri\":\"" + media + "/ME1.json\",\"content_type\":\"image/png\"},"
                                        + "{\"uri\":\"" + media + "/ME2.json\"},{\"uri\":\"https://evil.example\"},{}],"
                                        + "\"next_page_uri\":null}"),
                        NONE);
                TwilioAccount account = account(server, null)) {
            List<Received> found = new ArrayList<>();
            account.records().eachReceivedSince(NOON, found::add);
            assertThat(found.getFirst().media())
                    .containsExactly(
                            new Media(server.url() + media + "/ME1", "image/png"),
                            new Media(server.url() + media + "/ME2", "application/octet-stream"));
            assertThat(server.asked.get(1).line()).startsWith("GET " + media + ".json");
        }
    }

    @Test
    void files_that_are_gone_do_not_keep_a_message_away() throws IOException {
        Step withFiles = status(200, page(null, row(1, "inbound", NOON, ",\"num_media\":\"1\"")));
        assertThat(received(null, withFiles, status(404, "{\"code\":20404}"), NONE))
                .singleElement()
                .satisfies(message -> assertThat(message.media()).isEmpty());
        assertThatExceptionOfType(CarrierUnavailableException.class)
                .isThrownBy(() -> received(null, withFiles, status(503, ""), NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json",
                "@evil.example/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json",
                ".evil.example/x",
                "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json",
                "/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/../AC1/Messages.json",
                "/elsewhere",
                "no address"
            })
    void the_next_page_is_never_outside_of_our_account(String next) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(200, page(next)), NONE)) {
            assertThatExceptionOfType(CarrierUnavailableException.class).isThrownBy(() -> accepted(server));
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void a_list_without_an_end_is_given_up() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(200, page(PATH + "?PageToken=PA1")))) {
            assertThatExceptionOfType(CarrierUnavailableException.class).isThrownBy(() -> accepted(server));
            assertThat(server.asked).hasSize(2);
        }
    }

    static Step[] broken() {
        return new Step[] {
            status(500, ""),
            status(429, "{\"code\":20429}", "Retry-After: 1000"),
            status(401, "{\"code\":20003,\"message\":\"+15550111111\"}"),
            status(404, ""),
            status(307, "", "Location: /elsewhere"),
            status(200, "<html/>"),
            status(200, ""),
            status(200, "{\"messages\":[{\"sid\":"),
            status(200, "[]"),
            status(200, "{\"messages\":7}"),
            bytes("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"),
            bytes("")
        };
    }

    @Test
    void a_log_that_cannot_be_read_is_asked_once_and_says_nothing_of_numbers() throws IOException {
        for (Step step : broken()) {
            try (ScriptedServer server = ScriptedServer.of(step)) {
                assertThatExceptionOfType(CarrierUnavailableException.class)
                        .isThrownBy(() -> accepted(server))
                        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("555011"));
                assertThat(server.asked).hasSizeBetween(1, 2);
            }
        }
    }

    @Test
    void what_was_accepted_is_told_oldest_first_within_the_window() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(
                200,
                page(
                        null,
                        row(1, "outbound-api", NOON.plusSeconds(181), ""),
                        row(2, "outbound-api", NOON.plusSeconds(180), ",\"status\":\"unheard of\",\"body\":\"\""),
                        row(3, "inbound", NOON.plusSeconds(9), ""),
                        row(4, "outbound-reply", NOON.plusSeconds(9), ""),
                        row(
                                5,
                                "outbound-api",
                                NOON,
                                ",\"error_code\":30005,\"error_message\":\"No +15550111111\","
                                        + "\"status\":\"undelivered\",\"from\":null"),
                        row(6, "outbound-api", NOON.minusSeconds(1), ""))))) {
            List<Accepted> found = accepted(server);
            assertThat(found).extracting(row -> row.reference().value()).containsExactly(sid(5), sid(2));
            CarrierReport failed = found.get(0).report();
            assertThat(failed.status()).isEqualTo(CarrierStatus.UNDELIVERED);
            assertThat(failed.reason().orElseThrow().code()).hasValue(30005);
            assertThat(failed.toString() + failed.reason()).doesNotContain("15550111111");
            assertThat(found.get(1).report().status()).isEqualTo(CarrierStatus.ACCEPTED);
            assertThat(found.get(1).text()).isNull();
            assertThat(server.asked.getFirst().line())
                    .contains("To=%2B15550111111")
                    .doesNotContain("DateSent");
        }
    }

    @Test
    void reading_ends_when_all_is_older_by_far() throws IOException {
        Instant older = NOON.minus(Duration.ofHours(25));
        try (ScriptedServer server = ScriptedServer.of(
                status(200, page(PATH + "?PageToken=PA1", row(1, "outbound-api", NOON, ""))),
                status(
                        200,
                        page(
                                PATH + "?PageToken=PA2",
                                row(2, "outbound-api", older, ""),
                                row(3, "outbound-api", older.minusSeconds(1), ""))),
                NONE)) {
            assertThat(accepted(server)).hasSize(1);
            assertThat(server.asked).hasSize(2);
        }
        try (ScriptedServer server = ScriptedServer.of(
                status(
                        200,
                        page(
                                PATH + "?PageToken=PA1",
                                row(3, "outbound-api", older.minusSeconds(1), ""),
                                row(2, "outbound-api", older, ""))),
                status(200, page(null, row(1, "outbound-api", NOON, ""))),
                NONE)) {
            assertThat(accepted(server)).as("sorted the other way").hasSize(1);
        }
    }

    @Test
    void one_message_is_asked_after_by_its_name() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(
                        status(200, row(7, "outbound-api", NOON, "")),
                        status(404, "{\"code\":20404}"),
                        status(200, row(8, "outbound-api", NOON, "")),
                        status(200, row(7, "inbound", NOON, "")),
                        status(500, ""));
                TwilioAccount account = account(server, null)) {
            CarrierReference reference = new CarrierReference(sid(7));
            assertThat(account.records().report(reference))
                    .contains(CarrierReport.of(reference, CarrierStatus.DELIVERED, NOON.plusSeconds(60)));
            assertThat(account.records().report(reference)).isEmpty();
            assertThat(account.records().report(reference)).as("another").isEmpty();
            assertThat(account.records().report(reference)).as("incoming").isEmpty();
            assertThatExceptionOfType(CarrierUnavailableException.class)
                    .isThrownBy(() -> account.records().report(reference));
            assertThat(account.records().report(new CarrierReference("no-sid"))).isEmpty();
            assertThat(server.asked).hasSize(5);
            assertThat(SID).isNotEqualTo(reference.value());
        }
    }
}
