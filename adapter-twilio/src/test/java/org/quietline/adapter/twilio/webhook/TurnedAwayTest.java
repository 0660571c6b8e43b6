package org.quietline.adapter.twilio.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietline.application.webhook.Webhook.Request;
import org.slf4j.LoggerFactory;

/** What an administrator is told of requests that were turned away. */
class TurnedAwayTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Gate.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Desk desk = new Desk();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(lines);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    private List<String> told() {
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void send(String signedUrl, String token) {
        Map<String, List<String>> form = Signer.each(Desk.text());
        String signature = Signer.sign(token, signedUrl, form);
        Request request = new Request(TwilioWebhooks.INCOMING_PATH + "?a=1", signature, Signer.form(form));
        assertThat(desk.webhooks.incoming().handle(request).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "http://sms.example.com/webhooks/twilio/incoming?a=1, OTHER_SCHEME",
        "http://sms.example.com:80/webhooks/twilio/incoming?a=1, OTHER_SCHEME",
        "https://sms.example.com/webhooks/twilio/incoming/?a=1, TRAILING_SLASH",
        "https://sms.example.com/webhooks/twilio/incoming, WITHOUT_QUERY",
        "https://sms.example.com:8443/webhooks/twilio/incoming?a=1, OTHER_PORT",
        "https://www.sms.example.com/webhooks/twilio/incoming?a=1, OTHER_WWW",
        "http://sms.example.com:8080/webhooks/twilio/incoming?a=1, SEVERAL",
        "http://www.sms.example.com/webhooks/twilio/incoming/?a=1, SEVERAL",
        "https://other.example.com/webhooks/twilio/incoming?a=1, OUR_ACCOUNT"
    })
    void the_nearest_address_is_named(String signedUrl, Mismatch mismatch) {
        send(signedUrl, Desk.TOKEN);
        assertThat(told()).containsExactly("1 webhook requests turned away; of the last, " + mismatch.words());
    }

    @Test
    void another_token_is_suspected_when_the_account_is_ours() {
        send(Desk.BASE + TwilioWebhooks.INCOMING_PATH + "?a=1", "another token");
        assertThat(told().getFirst()).endsWith(Mismatch.OUR_ACCOUNT.words());
    }

    @Test
    void a_promoted_second_token_is_told_once_an_hour_and_shown_to_nobody() {
        Desk rotating = new Desk(new TwilioWebhooks.Settings(
                Desk.ACCOUNT,
                List.of("the-old-token", Desk.TOKEN),
                URI.create(Desk.BASE),
                URI.create("https://api.twilio.com"),
                null));
        Map<String, List<String>> form = Signer.each(Desk.text());
        String path = TwilioWebhooks.INCOMING_PATH;
        Request request = new Request(path, Signer.sign(Desk.TOKEN, Desk.BASE + path, form), Signer.form(form));
        for (int i = 0; i < 3; i++) {
            assertThat(rotating.webhooks.incoming().handle(request).status()).isEqualTo(200);
        }

        assertThat(told())
                .hasSize(1)
                .first()
                .asString()
                .contains("second token")
                .doesNotContain(Desk.TOKEN, "old");
    }

    @Test
    void a_sample_of_the_doctor_is_taken_and_changes_nothing() {
        SignedSample sample = SignedSample.of(Desk.ACCOUNT, Desk.TOKEN, URI.create(Desk.BASE));
        Request request = new Request(TwilioWebhooks.STATUS_PATH, sample.signature(), Desk.bytes(sample.form()));

        assertThat(desk.webhooks.status().handle(request).status()).isEqualTo(204);
        assertThat(SignedSample.of(Desk.ACCOUNT, "other", URI.create(Desk.BASE)).signature())
                .isNotEqualTo(sample.signature());
        assertThat(sample.toString()).doesNotContain(sample.signature());
    }

    @Test
    void a_form_that_was_not_signed_is_noticed() {
        String path = TwilioWebhooks.INCOMING_PATH;
        String signature = Signer.sign(Desk.TOKEN, Desk.BASE + path, Map.of());
        desk.webhooks.incoming().handle(new Request(path, signature, Desk.bytes("a=1")));
        assertThat(told().getFirst()).endsWith(Mismatch.WITHOUT_FORM.words());
    }

    @ParameterizedTest
    @CsvSource({"'', NO_SIGNATURE", "x, NOT_A_SIGNATURE", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=, STRANGER"})
    void a_stranger_is_told_apart(String signature, Mismatch mismatch) {
        desk.webhooks.incoming().handle(new Request(TwilioWebhooks.INCOMING_PATH, signature, Desk.bytes("a=1")));
        assertThat(told().getFirst()).endsWith(mismatch.words());
    }

    @Test
    void a_flood_is_told_once_a_minute_and_counted() {
        Request stranger = new Request(TwilioWebhooks.INCOMING_PATH, "", Desk.bytes("Body=secret&From=%2B15550111111"));
        for (int i = 0; i < 1000; i++) {
            assertThat(desk.webhooks.incoming().handle(stranger).status()).isEqualTo(403);
        }
        assertThat(told()).hasSize(1);
        desk.clock.advance(Duration.ofMinutes(1));
        desk.webhooks
                .status()
                .handle(new Request(TwilioWebhooks.STATUS_PATH, "", Desk.bytes("&a".repeat(FormParameters.MOST + 1))));
        assertThat(told().getLast())
                .isEqualTo("1000 webhook requests turned away; of the last, " + Mismatch.TOO_MANY_PARAMETERS.words());
        assertThat(told()).noneMatch(line -> line.contains("secret") || line.contains("15550111111"));
    }

    @Test
    void a_public_address_without_a_usual_host_is_diagnosed_too() {
        Desk odd = new Desk(new TwilioWebhooks.Settings(
                Desk.ACCOUNT,
                List.of(Desk.TOKEN),
                URI.create("http://my_desk:9000"),
                URI.create("https://api.twilio.com"),
                null));
        odd.webhooks
                .incoming()
                .handle(new Request(TwilioWebhooks.INCOMING_PATH, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=", Desk.bytes("a")));
        assertThat(told().getFirst()).endsWith(Mismatch.STRANGER.words());
    }

    @Test
    void settings_show_no_token_and_no_number() {
        assertThat(new TwilioWebhooks.Settings(
                                Desk.ACCOUNT,
                                List.of(Desk.TOKEN),
                                URI.create(Desk.BASE),
                                URI.create(Desk.BASE),
                                Desk.OURS)
                        .toString())
                .doesNotContain(Desk.TOKEN)
                .doesNotContain("5550100000");
    }
}
