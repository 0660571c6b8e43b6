package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietline.adapter.twilio.carrier.Fixture.ACCOUNT;
import static org.quietline.adapter.twilio.carrier.Fixture.ADA;
import static org.quietline.adapter.twilio.carrier.Fixture.NOON;
import static org.quietline.adapter.twilio.carrier.Fixture.OURS;
import static org.quietline.adapter.twilio.carrier.Fixture.SERVICE;
import static org.quietline.adapter.twilio.carrier.LogRows.NONE;
import static org.quietline.adapter.twilio.carrier.LogRows.PATH;
import static org.quietline.adapter.twilio.carrier.LogRows.account;
import static org.quietline.adapter.twilio.carrier.LogRows.page;
import static org.quietline.adapter.twilio.carrier.LogRows.row;
import static org.quietline.adapter.twilio.carrier.LogRows.sid;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;
import org.quietline.application.port.CarrierRecords.Received;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;

/** Which incoming messages are read from Twilio's log, page by page. */
class ReceivedLogTest {
    private static List<Received> received(@Nullable String service, Step... steps) throws IOException {
        List<Received> found = new ArrayList<>();
        try (ScriptedServer server = ScriptedServer.of(steps);
                TwilioAccount account = account(server, service)) {
            account.records().eachReceivedSince(NOON, found::add);
        }
        return found;
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
                    assertThat(message.hasFiles()).isFalse();
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
    void one_without_any_time_is_as_old_as_what_was_asked_for() throws IOException {
        Instant since = NOON.plusMillis(700);
        try (ScriptedServer server = ScriptedServer.of(
                        status(200, page(null, row(1, "inbound", NOON, ",\"date_created\":null"))), NONE);
                TwilioAccount account = account(server, null)) {
            List<Received> found = new ArrayList<>();
            account.records().eachReceivedSince(since, found::add);
            assertThat(found).extracting(Received::createdAt).containsExactly(since);
        }
    }

    @Test
    void files_are_told_when_they_are_asked_for_and_not_before() throws IOException {
        String media = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + sid(1) + "/Media";
        try (ScriptedServer server = ScriptedServer.of(
                        status(200, page(null, row(1, "inbound", NOON, ",\"num_media\":\"2\""))),
                        NONE,
                        NONE,
                        NONE,
                        status(
                                200,
                                "{\"media_list\":[{\"uri\":\"" + media + "/ME1.json\",\"content_type\":\"image/png\"},"
                                        + "{\"uri\":\"" + media + "/ME2.json\"},{\"uri\":\"https://evil.example\"},{}],"
                                        + "\"next_page_uri\":null}"));
                TwilioAccount account = account(server, null)) {
            List<Received> found = new ArrayList<>();
            account.records().eachReceivedSince(NOON, found::add);
            assertThat(found).singleElement().matches(Received::hasFiles);
            assertThat(server.asked).hasSize(4);

            assertThat(account.records().media(found.getFirst().id()))
                    .containsExactly(
                            new Media(server.url() + media + "/ME1", "image/png"),
                            new Media(server.url() + media + "/ME2", "application/octet-stream"));
            assertThat(server.asked.getLast().line()).startsWith("GET " + media + ".json");
        }
    }

    @Test
    void files_that_are_gone_are_none_and_trouble_is_told() throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(404, "{\"code\":20404}"), status(503, ""));
                TwilioAccount account = account(server, null)) {
            MessageId message = new MessageId(sid(1));
            assertThat(account.records().media(message)).isEmpty();
            assertThatExceptionOfType(CarrierUnavailableException.class)
                    .isThrownBy(() -> account.records().media(message));
        }
    }
}
