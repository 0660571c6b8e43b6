package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.twilio.carrier.Fixture.CREATED;
import static org.quietline.adapter.twilio.carrier.Fixture.SID;
import static org.quietline.adapter.twilio.carrier.Fixture.fromOperator;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.bytes;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.SmsCarrier.Answer.NotTaken;
import org.quietline.application.port.SmsCarrier.Answer.Refused;
import org.quietline.application.port.SmsCarrier.Answer.Unconfirmed;
import org.quietline.application.port.SmsCarrier.Hindrance;
import org.quietline.domain.message.CarrierReference;

/** What each answer of the server means, and that it is asked once, whatever it answers. */
class OutcomesTest {
    private static final Step WOULD_ACCEPT = status(201, CREATED);

    /** The first answer to a send, after which the server would accept anything; exactly one POST must come. */
    private static Answer after(Step first) throws IOException {
        try (ScriptedServer server = ScriptedServer.of(first, WOULD_ACCEPT);
                TwilioAccount account = Fixture.account(server.url())) {
            Answer answer = account.carrier().send(fromOperator("Hello"));
            assertThat(server.asked).hasSize(1);
            return answer;
        }
    }

    private static String error(int code, String message) {
        return "{\"code\":" + code + ",\"message\":\"" + message + "\",\"more_info\":\"https://www.twilio.com/docs\","
                + "\"status\":400}";
    }

    static IntStream inDoubt() {
        return IntStream.of(300, 301, 302, 303, 304, 307, 308, 408, 500, 502, 503, 504, 520, 599);
    }

    @ParameterizedTest
    @MethodSource("inDoubt")
    void nobody_knows_after(int status) throws IOException {
        assertThat(after(status(status, "<html>Bad Gateway</html>", "Location: /elsewhere", "Retry-After: 0")))
                .isInstanceOf(Unconfirmed.class);
        assertThat(after(status(status, error(20500, "Internal Server Error")))).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void a_sid_proves_that_it_was_accepted(int status) throws IOException {
        assertThat(after(status(status, CREATED))).isEqualTo(new Answer.Accepted(new CarrierReference(SID)));
        String picture = "MM" + SID.substring(2);
        assertThat(after(status(status, "{\"sid\":\"" + picture + "\",\"status\":\"never heard of\",\"new\":{}}")))
                .isEqualTo(new Answer.Accepted(new CarrierReference(picture)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "[]",
                "{\"sid\":null}",
                "{\"sid\":\"\"}",
                "{\"sid\":\"SM1\"}",
                "{\"sid\":\"CA0123456789abcdef0123456789abcdef\"}",
                "{\"sid\":\"SM0123456789abcdef0123456789abcdef",
                "<html>Welcome</html>",
                "\u0000"
            })
    void a_success_without_a_sid_proves_nothing(String body) throws IOException {
        assertThat(after(status(201, body))).isInstanceOf(Unconfirmed.class);
    }

    @ParameterizedTest
    @CsvSource({"7,PT7S", "0,PT0S", "86400,PT1H", "99999999999,PT1H", "'Sun, 22 Nov 2026 12:00:30 GMT',PT30S"})
    void too_many_at_once_may_be_tried_later(String retryAfter, String wait) throws IOException {
        Answer answer = after(status(429, error(20429, "Too Many Requests"), "Retry-After: " + retryAfter));
        assertThat(answer)
                .isEqualTo(
                        new NotTaken("HTTP 429 with error 20429", Optional.of(Duration.parse(wait)), Hindrance.BUSY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "", "1.5", "Sun, 99 Nov 2026 12:00:30 GMT"})
    void a_time_to_wait_that_cannot_be_read_is_none(String retryAfter) throws IOException {
        assertThat(after(status(429, "", "Retry-After: " + retryAfter)))
                .isEqualTo(new NotTaken("HTTP 429", Optional.empty(), Hindrance.BUSY));
    }

    @Test
    void a_past_date_means_at_once() throws IOException {
        assertThat(after(status(429, "", "Retry-After: Sun, 22 Nov 2026 11:00:00 GMT")))
                .isEqualTo(new NotTaken("HTTP 429", Optional.of(Duration.ZERO), Hindrance.BUSY));
    }

    @ParameterizedTest
    @CsvSource({
        "400,21211",
        "400,21408",
        "400,21606",
        "400,21614",
        "400,21617",
        "400,20001",
        "403,21612",
        "404,21703",
        "409,20409",
        "413,20413"
    })
    void a_refusal_is_final(int status, int code) throws IOException {
        Answer answer = after(status(status, error(code, "No, said Twilio")));
        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason().code()).isEqualTo(OptionalInt.of(code));
            assertThat(refused.reason().explanation()).contains("No, said Twilio");
            assertThat(refused.optedOut()).isFalse();
        });
    }

    @Test
    void a_refusal_never_shows_the_number_that_twilio_put_into_it() throws IOException {
        Answer answer = after(status(400, error(21211, "The 'To' number +15550111111 is not a valid phone number.")));
        assertThat(answer.toString()).doesNotContain("15550111111").contains("21211");
    }

    @Test
    void who_opted_out_is_told_apart() throws IOException {
        Answer answer = after(status(400, error(21610, "Attempt to send to unsubscribed recipient")));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.optedOut()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 410, 422, 451})
    void a_refusal_may_come_without_a_reason(int status) throws IOException {
        for (String body : new String[] {"", "<html/>", "[1]", "{\"code\":\"x\",\"message\":7}"}) {
            assertThat(after(status(status, body))).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.reason().code()).isEmpty();
                assertThat(refused.reason().explanation()).contains("HTTP " + status);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"401,20003", "401,20404", "401,99999", "403,20003", "403,20005", "404,20404"})
    void what_is_wrong_with_the_account_waits_until_it_is_mended(int status, int code) throws IOException {
        assertThat(after(status(status, error(code, "Authenticate"))))
                .isEqualTo(new NotTaken(
                        "HTTP " + status + " with error " + code,
                        Optional.of(Duration.ofSeconds(30)),
                        Hindrance.ACCOUNT));
    }

    @Test
    void a_401_without_any_header_or_body_is_understood() throws IOException {
        assertThat(after(status(401, ""))).isInstanceOf(NotTaken.class);
        assertThat(after(status(401, "", "WWW-Authenticate: Basic realm=\"Twilio API\"")))
                .isInstanceOf(NotTaken.class);
        assertThat(after(status(407, ""))).isInstanceOf(NotTaken.class);
        assertThat(after(status(403, ""))).isInstanceOf(NotTaken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{\"sid\":",
                "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"sid\r\n",
                "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 201 Created\r\nContent-Le",
                "HTTP/1.1 999999 x\r\n\r\n",
                "SSH-2.0-OpenSSH_9.6\r\n",
                "\u0000\u0001\u0002"
            })
    void nobody_knows_after_an_answer_that_breaks_off(String answer) throws IOException {
        assertThat(after(bytes(answer))).isInstanceOf(Unconfirmed.class);
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() throws IOException {
        Answer answer = after(out -> {
            out.write("HTTP/1.1 201 Created\r\nContent-Length: 99999999999\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            byte[] part = new byte[1 << 16];
            while (true) {
                out.write(part);
            }
        });
        assertThat(answer).isInstanceOf(Unconfirmed.class);
    }
}
