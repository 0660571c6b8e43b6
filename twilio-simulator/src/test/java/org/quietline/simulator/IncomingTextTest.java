package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ACCOUNT;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts from phones: what the webhook is told, how often, and what becomes of its answer. */
class IncomingTextTest {
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new SimulatorFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{bad", "", "7", "[{\"From\": \"x\"}]", "{\"\": \"x\"}", "{\"From\": \"+15550100001\"} {"})
    void a_text_that_is_no_json_object_is_refused(String json) throws Exception {
        HttpResponse<String> answer;
        try (HttpClient client = HttpClient.newHttpClient()) {
            answer = client.send(
                    HttpRequest.newBuilder(URI.create(fixture.simulator.baseUrl() + "/simulator/messages"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.ofString());
        }
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void the_webhook_is_told_all_that_twilio_tells_and_signed_so_that_twilios_validator_agrees() throws Exception {
        JsonNode answer = text("Grüße 🙂\nsecond line & more = 100%");

        assertThat(answer.path("webhook").path("delivered").asBoolean()).isTrue();
        assertThat(answer.path("webhook").path("status").asInt()).isEqualTo(200);
        Receiver.Received told = fixture.receiver.await(1).getFirst();
        String sid = answer.path("sid").asText();
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.parameters())
                .containsEntry("MessageSid", sid)
                .containsEntry("SmsSid", sid)
                .containsEntry("SmsMessageSid", sid)
                .containsEntry("AccountSid", ACCOUNT)
                .containsEntry("From", ADA)
                .containsEntry("To", OURS)
                .containsEntry("Body", "Grüße 🙂\nsecond line & more = 100%")
                .containsEntry("NumMedia", "0")
                .containsEntry("NumSegments", "1")
                .containsEntry("SmsStatus", "received")
                .containsEntry("ApiVersion", "2010-04-01")
                .containsEntry("ReferralNumMedia", "0")
                .containsEntry("FromCity", "")
                .containsEntry("FromZip", "")
                .containsEntry("FromCountry", "US")
                .doesNotContainKeys("MessagingServiceSid", "OptOutType");
        assertThat(fixture.json("GET", fixture.messages(), "")
                        .path("messages")
                        .path(0)
                        .path("direction")
                        .asText())
                .isEqualTo("inbound");
    }

    @Test
    void a_plus_that_was_typed_without_an_escape_is_understood() throws Exception {
        fixture.json("POST", "/simulator/messages", "From=" + ADA + "&Body=Hello");

        assertThat(fixture.receiver.await(1).getFirst().parameters()).containsEntry("From", ADA);
        assertThat(fixture.json("GET", "/simulator/messages?phone=" + ADA, "").path("messages"))
                .isNotEmpty();
    }

    @Test
    void json_does_what_a_form_does() throws Exception {
        JsonNode answer = fixture.json(
                "POST", "/simulator/messages", "{\"from\": \"%s\", \"body\": \"\", \"numMedia\": 1}".formatted(ADA));

        assertThat(answer.path("sid").asText()).startsWith("MM");
        assertThat(fixture.receiver.await(1).getFirst().parameters())
                .containsEntry("Body", "")
                .containsEntry("NumMedia", "1")
                .containsEntry("MediaContentType0", "image/png");
    }

    @Test
    void a_picture_can_be_fetched_where_the_webhook_says() throws Exception {
        fixture.json("POST", "/simulator/messages", form("From", ADA, "NumMedia", "1"));
        Receiver.Received told = fixture.receiver.await(1).getFirst();
        URI url = URI.create(told.parameter("MediaUrl0"));

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> picture =
                    client.send(fixture.request("GET", url.getRawPath(), ""), BodyHandlers.ofByteArray());
            assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(picture.body()).startsWith(0x89, 'P', 'N', 'G');
        }
        assertThat(fixture.json("GET", url.getRawPath() + ".json", "")
                        .path("content_type")
                        .asText())
                .isEqualTo("image/png");
        String list = url.getRawPath().replaceAll("/Media/.*", "/Media.json");
        assertThat(fixture.json("GET", list, "").path("media_list")).hasSize(1);
    }

    @Test
    void with_wait_false_the_answer_does_not_wait_for_the_webhook() throws Exception {
        HttpResponse<String> answer =
                fixture.call("POST", "/simulator/messages?wait=false", form("From", ADA, "Body", "Hi"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).doesNotContain("webhook");
        fixture.receiver.await(1);
    }

    @Test
    void with_no_webhook_the_text_is_kept_all_the_same() throws Exception {
        try (TwilioSimulator lonely = TwilioSimulator.start(SimulatorConfig.defaults())) {
            assertThat(lonely.text(ADA, "Hi").delivery()).isEmpty();
            assertThat(lonely.messagesOf(ADA)).hasSize(1);
        }
    }

    @Test
    void a_webhook_set_by_get_is_told_in_the_query() throws Exception {
        String sid = fixture.json("GET", "/2010-04-01/Accounts/" + ACCOUNT + "/IncomingPhoneNumbers.json", "")
                .path("incoming_phone_numbers")
                .path(0)
                .path("sid")
                .asText();
        fixture.call(
                "POST", "/2010-04-01/Accounts/" + ACCOUNT + "/IncomingPhoneNumbers/" + sid + ".json", "SmsMethod=GET");

        text("Hi & bye");

        Receiver.Received told = fixture.receiver.await(1).getFirst();
        assertThat(told.method()).isEqualTo("GET");
        assertThat(told.target()).contains("Body=Hi+%26+bye", "From=%2B15550111111");
    }

    @ParameterizedTest
    @CsvSource({
        "500, '', 1",
        "503, rc=3&rp=all, 4",
        "500, rc=2&rp=5xx, 3",
        "404, rc=2&rp=5xx, 1",
        "404, rp=4xx, 2",
        "500, rc=9&rp=5xx, 2"
    })
    void retries_as_the_fragment_says(int status, String fragment, int calls) throws Exception {
        fixture.simulator.deliverIncomingTo(fixture.receiver.url("/incoming#" + fragment));
        fixture.receiver.answer(status, "text/plain", "no");

        JsonNode webhook = text("Hi").path("webhook");

        assertThat(webhook.path("delivered").asBoolean()).isFalse();
        assertThat(webhook.path("status").asInt()).isEqualTo(status);
        assertThat(webhook.path("errorCode").asInt()).isEqualTo(11217);
        assertThat(fixture.receiver.received()).hasSize(calls).allMatch(Receiver.Received::valid);
        assertThat(fixture.receiver.received())
                .extracting(call -> call.headers().get("I-twilio-idempotency-token"))
                .containsOnly(fixture.receiver.received().getFirst().headers().get("I-twilio-idempotency-token"));
    }

    @Test
    void a_webhook_that_cannot_be_reached_is_tried_once_more() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        fixture.simulator.deliverIncomingTo(URI.create("http://127.0.0.1:" + nobody + "/"));

        JsonNode webhook = text("Hi").path("webhook");

        assertThat(webhook.path("errorCode").asInt()).isEqualTo(11205);
        assertThat(fixture.json("GET", "/simulator/webhooks", "")
                        .path("webhooks")
                        .path(0)
                        .path("attempts")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void a_webhook_that_does_not_answer_in_time_is_given_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            fixture.simulator.deliverIncomingTo(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/#rt=100"));

            assertThat(text("Hi").path("webhook").path("errorCode").asInt()).isEqualTo(11200);
        }
    }

    @Test
    void a_webhook_elsewhere_is_never_called() throws Exception {
        fixture.simulator.deliverIncomingTo(URI.create("https://sms.example.com/incoming"));

        assertThat(text("Hi").path("webhook").path("errorCode").asInt()).isEqualTo(11205);
    }

    @Test
    void overrides_that_make_no_sense_are_the_defaults() throws Exception {
        fixture.simulator.deliverIncomingTo(fixture.receiver.url("/incoming#rc=&rp=nothing&tt=-1"));

        assertThat(text("Hi").path("webhook").path("delivered").asBoolean()).isTrue();
    }

    @Test
    void a_malformed_form_is_refused() throws Exception {
        assertThat(fixture.call("POST", "/simulator/messages", "From=%zz").statusCode())
                .isEqualTo(400);
        assertThat(fixture.create("To=%zz").statusCode()).isEqualTo(400);
    }

    @Test
    void the_fallback_is_told_of_the_failure() throws Exception {
        try (SimulatorFixture backed =
                new SimulatorFixture(config -> config.withFallbackWebhook(fixture.receiver.url("/fallback")))) {
            backed.receiver.answer(503, "text/plain", "no");

            JsonNode answer = backed.json("POST", "/simulator/messages", form("From", ADA, "Body", "Hi"));

            assertThat(answer.path("webhook").path("delivered").asBoolean()).isTrue();
            Receiver.Received told = fixture.receiver.await(1).getFirst();
            assertThat(told.target()).isEqualTo("/fallback");
            assertThat(told.parameters())
                    .containsEntry("ErrorCode", "11217")
                    .containsEntry("ErrorUrl", backed.receiver.url("/incoming").toString())
                    .containsEntry("MessageSid", answer.path("sid").asText());
        }
    }

    @Test
    void messages_in_the_answer_are_sent() throws Exception {
        fixture.receiver.answer(told -> told.target().equals("/incoming")
                ? new Receiver.Answer(
                        200,
                        "text/xml",
                        "<?xml version=\"1.0\"?><Response><Message action=\"/reply-status\"><Body>Caf&#233; &amp; cake</Body>"
                                + "</Message><Message>second</Message></Response>")
                : new Receiver.Answer(204, "text/plain", ""));

        text("Hi");

        Awaitility.await()
                .untilAsserted(() -> assertThat(fixture.simulator.messagesOf(ADA))
                        .extracting(message -> message.content().body())
                        .containsExactlyInAnyOrder("second", "Café & cake", "Hi"));
        assertThat(fixture.simulator.messagesOf(ADA).getFirst().direction().word())
                .isEqualTo("outbound-reply");
        assertThat(fixture.receiver.await(3))
                .extracting(Receiver.Received::target)
                .contains("/reply-status");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Response>",
                "<Response>&#1;</Response>",
                "<Other/>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Response><Message>&x;</Message></Response>",
            })
    void an_answer_that_is_not_twiml_is_an_error_and_sends_nothing(String document) throws Exception {
        fixture.receiver.answer(200, "application/xml", document);

        assertThat(text("Hi").path("webhook").path("errorCode").asInt()).isEqualTo(12100);
        assertThat(fixture.simulator.messagesOf(ADA)).hasSize(1);
    }

    @Test
    void an_answer_in_another_media_type_is_an_error() throws Exception {
        fixture.receiver.answer(200, "application/json", "{}");

        assertThat(text("Hi").path("webhook").path("errorCode").asInt()).isEqualTo(12300);
    }

    @Test
    void no_content_is_a_fine_answer() throws Exception {
        fixture.receiver.answer(204, "text/plain", "");

        JsonNode webhook = text("Hi").path("webhook");
        assertThat(webhook.path("delivered").asBoolean()).isTrue();
        assertThat(webhook.has("errorCode")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Body=Hi", "From=%2B15550111111&To=%2B15550199999"})
    void a_text_from_nobody_or_to_a_stranger_is_refused(String form) throws Exception {
        assertThat(fixture.call("POST", "/simulator/messages", form).statusCode())
                .isEqualTo(400);
    }

    private JsonNode text(String body) throws Exception {
        return fixture.json("POST", "/simulator/messages", form("From", ADA, "Body", body));
    }
}
