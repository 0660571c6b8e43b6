package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietline.adapter.twilio.carrier.Fixture.ADA;
import static org.quietline.adapter.twilio.carrier.Fixture.NOON;
import static org.quietline.adapter.twilio.carrier.LogRows.NONE;
import static org.quietline.adapter.twilio.carrier.LogRows.PATH;
import static org.quietline.adapter.twilio.carrier.LogRows.account;
import static org.quietline.adapter.twilio.carrier.LogRows.page;
import static org.quietline.adapter.twilio.carrier.LogRows.row;
import static org.quietline.adapter.twilio.carrier.LogRows.sid;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.bytes;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;

/** What Twilio's log tells of messages that were sent, and what happens when it cannot be read. */
class AcceptedLogTest {
    private static final String SERVICE = "MG" + "1".repeat(32);

    private static List<Accepted> accepted(ScriptedServer server) {
        try (TwilioAccount account = account(server, null)) {
            return account.records().acceptedFor(ADA, NOON, NOON.plusSeconds(180));
        }
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
    void what_other_programs_sent_over_the_same_account_is_left_out() throws IOException {
        String ours = ",\"messaging_service_sid\":\"" + SERVICE + "\",\"from\":\"+15550199999\"";
        String theirs = ",\"messaging_service_sid\":\"" + SERVICE.replace('1', '2') + "\"";
        String page = page(
                null,
                row(1, "outbound-api", NOON, ",\"from\":\"+15550199999\""),
                row(2, "outbound-api", NOON, ",\"from\":null"),
                row(3, "outbound-api", NOON, ours),
                row(4, "outbound-api", NOON, theirs),
                row(5, "outbound-api", NOON, ""));
        try (ScriptedServer server = ScriptedServer.of(status(200, page));
                TwilioAccount withNumbers = account(server, null)) {
            assertThat(withNumbers.records().acceptedFor(ADA, NOON, NOON.plusSeconds(180)))
                    .extracting(row -> row.reference().value())
                    .containsExactly(sid(2), sid(4), sid(5));
        }
        try (ScriptedServer server = ScriptedServer.of(status(200, page));
                TwilioAccount withService = account(server, SERVICE)) {
            assertThat(withService.records().acceptedFor(ADA, NOON, NOON.plusSeconds(180)))
                    .extracting(row -> row.reference().value())
                    .containsExactly(sid(1), sid(2), sid(3), sid(5));
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
        }
    }
}
