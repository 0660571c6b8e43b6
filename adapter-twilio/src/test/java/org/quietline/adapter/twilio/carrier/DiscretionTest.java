package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quietline.adapter.twilio.carrier.Fixture.ADA;
import static org.quietline.adapter.twilio.carrier.Fixture.CREATED;
import static org.quietline.adapter.twilio.carrier.Fixture.NOON;
import static org.quietline.adapter.twilio.carrier.Fixture.OURS;
import static org.quietline.adapter.twilio.carrier.Fixture.fromOperator;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.bytes;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.MutableClock;
import org.quietline.domain.phone.PhoneNumber;
import org.slf4j.LoggerFactory;

/** Nothing that is logged or printed tells a number, a text or a secret. */
class DiscretionTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        root.setLevel(Level.TRACE);
        root.addAppender(lines);
    }

    @AfterEach
    void stop() {
        root.detachAppender(lines);
        root.setLevel(Level.OFF);
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void no_line_at_any_level_tells_what_nobody_may_know() throws IOException {
        String error = "{\"code\":21211,\"message\":\"The 'To' number " + ADA.unmasked() + " is not valid\"}";
        try (ScriptedServer server = ScriptedServer.of(
                        status(201, CREATED),
                        status(400, error),
                        status(401, error),
                        status(429, error),
                        status(500, error),
                        status(201, error),
                        bytes(error),
                        status(
                                200,
                                "{\"messages\":[{\"direction\":\"inbound\",\"from\":\"" + ADA.unmasked()
                                        + "\",\"sid\":\"" + Fixture.SID + "\"},7]}"),
                        status(500, error));
                TwilioAccount account = Fixture.account(server.url())) {
            for (int i = 0; i < 7; i++) {
                account.carrier().send(fromOperator("a secret"));
            }
            try {
                account.records().eachReceivedSince(NOON, message -> {});
            } catch (CarrierUnavailableException e) {
                assertThat(e).hasMessageContaining("HTTP 500");
            }
        }
        assertThat(told())
                .hasSizeGreaterThan(6)
                .noneMatch(line -> line.contains("5550111111")
                        || line.contains("5550100000")
                        || line.contains("secret")
                        || line.contains(Fixture.TOKEN));
        assertThat(lines.list).allMatch(line -> line.getThrowableProxy() == null);
    }

    @Test
    void a_wrong_token_is_told_clearly_once_a_minute() throws IOException {
        MutableClock clock = new MutableClock();
        try (ScriptedServer server = ScriptedServer.of(status(401, "{\"code\":20003}"));
                TwilioAccount account = new TwilioAccount(Fixture.settings(server.url(), null), clock)) {
            for (int i = 0; i < 5; i++) {
                account.carrier().send(fromOperator("Hello"));
            }
            assertThat(accountLines()).hasSize(1);
            clock.advance(Duration.ofMinutes(1));
            account.carrier().send(fromOperator("Hello"));
            assertThat(accountLines()).hasSize(2).allMatch(line -> line.contains("TWILIO_AUTH_TOKEN"));
        }
    }

    private List<String> accountLines() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void settings_hide_their_secrets_and_numbers() {
        assertThat(Fixture.settings(TwilioSettings.TWILIO, Fixture.SERVICE).toString())
                .contains("+•••••••0000")
                .doesNotContain(Fixture.TOKEN)
                .doesNotContain(OURS.unmasked());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.twilio.com",
                "http://192.168.0.1",
                "http://127.0.0.1.evil.example",
                "ftp://127.0.0.1",
                "api.twilio.com",
                "https:///x",
                "https://user:pass@api.twilio.com",
                "https://api.twilio.com?x=1",
                "https://api.twilio.com#x"
            })
    void credentials_go_nowhere_unprotected(String api) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Fixture.settings(URI.create(api), null))
                .withMessageNotContaining(api);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8081",
                "http://localhost:1",
                "http://[::1]:1/",
                "https://api.dublin.ie1.twilio.com",
                "https://gateway.example/twilio"
            })
    void an_api_may_live_elsewhere(String api) {
        assertThat(Fixture.settings(URI.create(api), null).apiBaseUrl()).isEqualTo(URI.create(api));
    }

    @Test
    void settings_that_send_nothing_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Credentials.authToken("AC", " "));
        assertThatIllegalArgumentException().isThrownBy(() -> with("AC1", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> with(Fixture.ACCOUNT, List.of()));
    }

    private static TwilioAccount with(String account, List<PhoneNumber> numbers) {
        return new TwilioAccount(
                new TwilioSettings(
                        account,
                        Credentials.authToken(account, Fixture.TOKEN),
                        TwilioSettings.TWILIO,
                        numbers,
                        null,
                        URI.create("https://desk.example.com"),
                        1,
                        Patience.USUAL),
                InstantSource.system());
    }
}
