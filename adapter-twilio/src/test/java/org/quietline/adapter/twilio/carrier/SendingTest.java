package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.twilio.carrier.Fixture.ADA;
import static org.quietline.adapter.twilio.carrier.Fixture.CREATED;
import static org.quietline.adapter.twilio.carrier.Fixture.NOON;
import static org.quietline.adapter.twilio.carrier.Fixture.OTHER_OF_OURS;
import static org.quietline.adapter.twilio.carrier.Fixture.OURS;
import static org.quietline.adapter.twilio.carrier.Fixture.SERVICE;
import static org.quietline.adapter.twilio.carrier.Fixture.SID;
import static org.quietline.adapter.twilio.carrier.Fixture.acknowledgement;
import static org.quietline.adapter.twilio.carrier.Fixture.fromOperator;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Asked;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.OutgoingMessage;

/** What goes over the wire when a message is sent. */
class SendingTest {
    private static final Answer ACCEPTED = new Answer.Accepted(new CarrierReference(SID));

    private ScriptedServer server = newServer();

    private static ScriptedServer newServer() {
        try {
            return ScriptedServer.of(status(201, CREATED));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void freshServer() throws IOException {
        server.close();
        server = newServer();
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    private Asked sent(TwilioSettings settings, OutgoingMessage message) {
        try (TwilioAccount account = new TwilioAccount(settings, InstantSource.fixed(NOON))) {
            assertThat(account.carrier().send(message)).isEqualTo(ACCEPTED);
        }
        assertThat(server.asked).hasSize(1);
        return server.asked.getFirst();
    }

    @Test
    void an_operators_message_leaves_from_the_first_number() {
        Asked asked = sent(Fixture.settings(server.url(), null), fromOperator("Hello"));
        assertThat(asked.line()).isEqualTo("POST /2010-04-01/Accounts/" + Fixture.ACCOUNT + "/Messages.json HTTP/1.1");
        assertThat(asked.form())
                .isEqualTo(Map.of(
                        "To",
                        ADA.unmasked(),
                        "From",
                        OURS.unmasked(),
                        "Body",
                        "Hello",
                        "StatusCallback",
                        "https://desk.example.com/webhooks/twilio/status"
                                + "?message=0f8fad5b-d9cb-469f-a165-70867728950e&attempt=1"));
    }

    @Test
    void an_operators_message_goes_through_the_service_when_there_is_one() {
        Map<String, String> form = sent(Fixture.settings(server.url(), SERVICE), fromOperator("Hello"))
                .form();
        assertThat(form).containsEntry("MessagingServiceSid", SERVICE).doesNotContainKey("From");
    }

    @Test
    void an_acknowledgement_leaves_from_the_number_that_was_texted_and_soon_goes_stale() {
        Map<String, String> form = sent(Fixture.settings(server.url(), SERVICE), acknowledgement("Received"))
                .form();
        assertThat(form)
                .containsEntry("From", OTHER_OF_OURS.unmasked())
                .containsEntry("ValidityPeriod", "600")
                .doesNotContainKey("MessagingServiceSid")
                .doesNotContainKey("SmartEncoded");
    }

    @Test
    void every_character_of_a_text_arrives() {
        String text = "Née & co + 100% = \"1;2\"?\r\n#\u00a0\ud83d\ude42 \ud83d\udc69\u200d\ud83d\udcbb 'x' \\ /";
        Asked asked = sent(Fixture.settings(server.url(), null), fromOperator(text));
        assertThat(asked.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
        assertThat(asked.form()).containsEntry("Body", text);
    }

    @Test
    void the_account_and_its_token_open_the_api() {
        Asked asked = sent(Fixture.settings(server.url(), null), fromOperator("Hello"));
        assertThat(asked.header("Authorization")).isEqualTo(basic(Fixture.ACCOUNT + ":" + Fixture.TOKEN));
        assertThat(asked.header("Accept")).isEqualTo("application/json");
        assertThat(asked.header("User-Agent")).startsWith("twilio-java/");
    }

    @Test
    void an_api_key_opens_it_too() {
        TwilioSettings settings = new TwilioSettings(
                Fixture.ACCOUNT,
                Credentials.apiKey("SK0123456789abcdef0123456789abcdef", "secret"),
                URI.create(server.url() + "/"),
                List.of(OURS),
                null,
                URI.create("https://my_host.example.com/"),
                1,
                Patience.USUAL);
        Asked asked = sent(settings, fromOperator("Hello"));
        assertThat(asked.header("Authorization")).isEqualTo(basic("SK0123456789abcdef0123456789abcdef:secret"));
        assertThat(asked.line()).startsWith("POST /2010-04-01/Accounts/" + Fixture.ACCOUNT + "/Messages.json");
        assertThat(asked.form().get("StatusCallback"))
                .startsWith("https://my_host.example.com/webhooks/twilio/status?");
    }

    @Test
    void the_address_tells_which_attempt_it_is() {
        OutgoingMessage again = fromOperator("Hello").notTaken(NOON, NOON).claimed(NOON, Duration.ofSeconds(60));
        Map<String, String> form =
                sent(Fixture.settings(server.url(), null), again).form();
        assertThat(form.get("StatusCallback")).endsWith("&attempt=2");
    }

    @Test
    void connections_are_kept_open() {
        try (TwilioAccount account = Fixture.account(server.url())) {
            for (int i = 0; i < 5; i++) {
                assertThat(account.carrier().send(fromOperator("Hello"))).isEqualTo(ACCEPTED);
            }
        }
        assertThat(server.asked).hasSize(5);
        assertThat(server.connections()).isEqualTo(1);
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
