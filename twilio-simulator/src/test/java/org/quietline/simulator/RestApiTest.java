package org.quietline.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.simulator.SimulatorFixture.ACCOUNT;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.base.Resource;
import com.twilio.base.ResourceSet;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageReader;
import com.twilio.type.PhoneNumber;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietline.simulator.http.Json;

/** The REST API through Twilio's own client, and over the wire where the client does not show enough. */
class RestApiTest {
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws IOException {
        fixture = new SimulatorFixture(config -> config.withApiKey("SK0123456789abcdef0123456789abcdef", "key-secret"));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void twilios_client_creates_fetches_and_lists_a_message() {
        Message created = send("Hello, José 🙂");

        assertThat(created.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(created.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(created.getNumSegments()).isEqualTo("1");
        assertThat(created.getDateSent()).isNull();
        Message delivered = awaitStatus(created.getSid(), Message.Status.DELIVERED);
        assertThat(delivered.getBody()).isEqualTo("Hello, José 🙂");
        assertThat(delivered.getDateSent()).isNotNull();
        assertThat(delivered.getErrorCode()).isNull();
        assertThat(Message.reader().setTo(new PhoneNumber(ADA)).read(fixture.sdk))
                .extracting(Message::getSid)
                .containsExactly(created.getSid());
    }

    @Test
    void a_message_has_twilios_fields_and_the_answer_twilios_headers() throws Exception {
        HttpResponse<String> response = fixture.create(form("To", ADA, "From", OURS, "Body", "Hi"));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Twilio-Request-Id").orElseThrow())
                .matches("RQ[0-9a-f]{32}");
        assertThat(response.headers().firstValue("Twilio-Concurrent-Requests")).hasValue("1");
        assertThat(response.headers().firstValue("Twilio-Request-Duration")).isPresent();
        assertThat(response.headers().firstValue("X-Home-Region")).hasValue("us1");
        JsonNode json = Json.tree(response.body().getBytes(UTF_8));
        assertThat(json.path("num_segments").isTextual()).isTrue();
        assertThat(json.path("num_media").asText()).isEqualTo("0");
        assertThat(json.path("date_created").asText())
                .matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000");
        assertThat(json.path("uri").asText())
                .isEqualTo("/2010-04-01/Accounts/" + ACCOUNT + "/Messages/"
                        + json.path("sid").asText() + ".json");
        assertThat(json.has("price")).isTrue();
        assertThat(json.path("price").isNull()).isTrue();
        assertThat(json.path("error_code").isNull()).isTrue();
    }

    @Test
    void an_api_key_opens_the_account_too() {
        TwilioRestClient keyed =
                Sdk.of(fixture.simulator.baseUrl(), "SK0123456789abcdef0123456789abcdef", "key-secret", ACCOUNT);

        assertThat(Account.fetcher(ACCOUNT).fetch(keyed).getType()).isEqualTo(Account.Type.FULL);
    }

    @Test
    void wrong_credentials_are_refused() {
        TwilioRestClient stranger = Sdk.of(fixture.simulator.baseUrl(), ACCOUNT, "guess", ACCOUNT);

        assertThatThrownBy(() -> Account.fetcher(ACCOUNT).fetch(stranger))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(401);
                    assertThat(e.getCode()).isEqualTo(20003);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "'', +15550100000, Hi, 21604",
        "+15550111111, '', Hi, 21603",
        "+15550111111, +15550100000, '', 21602",
        "12345, +15550100000, Hi, 21211",
        "Ada, +15550100000, Hi, 21211",
        "+15550111111, +15550199999, Hi, 21606",
        "+15550111111, Acme, Hi, 21212",
        "+15550100000, +15550100000, Hi, 21266",
        "+15005550001, +15550100000, Hi, 21211",
        "+15005550002, +15550100000, Hi, 21612",
        "+15005550003, +15550100000, Hi, 21408",
        "+15005550004, +15550100000, Hi, 21610",
        "+15005550009, +15550100000, Hi, 21614",
        "+15550111111, +15005550001, Hi, 21212",
        "+15550111111, +15005550007, Hi, 21606",
        "+15550111111, +15005550008, Hi, 21611",
    })
    void refuses_what_twilio_refuses(String to, String from, String body, int code) throws Exception {
        HttpResponse<String> response = fixture.create(form("To", to, "From", from, "Body", body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("\"code\":" + code, "\"status\":400", "https://www.twilio.com/docs/errors/" + code);
    }

    @Test
    void takes_a_body_of_1600_units_and_refuses_one_more() throws Exception {
        assertThat(fixture.create(form("To", ADA, "From", OURS, "Body", "x".repeat(1600)))
                        .statusCode())
                .isEqualTo(201);
        assertThat(fixture.create(form("To", ADA, "From", OURS, "Body", "x".repeat(1601)))
                        .body())
                .contains("21617");
    }

    @Test
    void refuses_a_callback_whose_host_has_an_underscore() throws Exception {
        String form = form("To", ADA, "From", OURS, "Body", "Hi", "StatusCallback", "http://my_host/x");

        assertThat(fixture.create(form).body()).contains("21609");
    }

    @Test
    void the_magic_sender_takes_everything_and_sends_nothing() throws Exception {
        String form = form(
                "To",
                ADA,
                "From",
                "+15005550006",
                "Body",
                "Hi",
                "StatusCallback",
                fixture.receiver.url("/s").toString());

        assertThat(fixture.create(form).statusCode()).isEqualTo(201);
        assertThat(fixture.simulator.messagesOf(ADA).getFirst().status().word()).isEqualTo("queued");
    }

    @Test
    void a_text_is_taken_out_and_a_message_deleted_once_it_is_complete() {
        String sid = send("secret").getSid();
        awaitStatus(sid, Message.Status.DELIVERED);

        assertThat(Message.updater(sid).setBody("").update(fixture.sdk).getBody())
                .isEmpty();
        assertThat(Message.deleter(sid).delete(fixture.sdk)).isTrue();
        assertThatThrownBy(() -> Message.fetcher(sid).fetch(fixture.sdk))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(20404));
    }

    @Test
    void the_list_filters_by_both_numbers_and_by_date_sent() {
        send("one");
        Message sent = awaitStatus(send("two").getSid(), Message.Status.DELIVERED);
        ZonedDateTime now = sent.getDateSent();

        assertThat(read(Message.reader().setFrom(new PhoneNumber(OURS)))).hasSize(2);
        assertThat(read(Message.reader().setFrom(new PhoneNumber(ADA)))).isEmpty();
        assertThat(read(Message.reader().setDateSentAfter(now.minusMinutes(1)))).contains(sent.getSid());
        assertThat(read(Message.reader().setDateSentAfter(now.plusMinutes(1)))).isEmpty();
        assertThat(read(Message.reader().setDateSentBefore(now.plusMinutes(1)))).contains(sent.getSid());
        assertThat(read(Message.reader().setDateSentBefore(now.minusMinutes(1))))
                .isEmpty();
    }

    @Test
    void dates_without_a_time_mean_whole_days() throws Exception {
        Message sent = awaitStatus(send("today").getSid(), Message.Status.DELIVERED);
        String day = sent.getDateSent().toLocalDate().toString();
        String tomorrow = sent.getDateSent().toLocalDate().plusDays(1).toString();

        assertThat(listed("?DateSent=" + day)).isEqualTo(1);
        assertThat(listed("?DateSent%3E=" + day)).isEqualTo(1);
        assertThat(listed("?DateSent%3E%3D=" + tomorrow)).isZero();
        assertThat(listed("?DateSent%3C=" + day)).isEqualTo(1);
        assertThat(listed("?DateSent=" + tomorrow)).isZero();
        assertThat(fixture.call("GET", fixture.messages() + "?DateSent=soon", "")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void numbers_are_found_and_their_webhook_is_set_by_twilios_client() throws Exception {
        List<IncomingPhoneNumber> found = all(IncomingPhoneNumber.reader()
                .setPhoneNumber(new PhoneNumber(OURS))
                .read(fixture.sdk));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().getCapabilities().getSms()).isTrue();

        IncomingPhoneNumber changed = IncomingPhoneNumber.updater(
                        found.getFirst().getSid())
                .setSmsUrl(fixture.receiver.url("/elsewhere"))
                .update(fixture.sdk);

        assertThat(changed.getSmsUrl())
                .isEqualTo(URI.create(fixture.receiver.url("/elsewhere").toString()));
        fixture.simulator.text(ADA, "Hi");
        assertThat(fixture.receiver.await(1).getFirst().target()).isEqualTo("/elsewhere");
    }

    @Test
    void what_is_not_simulated_is_not_found() throws Exception {
        assertThat(fixture.call("GET", "/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json", "")
                        .body())
                .contains("20404");
        assertThat(fixture.call("GET", "/2010-04-01/Accounts/AC00/Messages.json", "")
                        .statusCode())
                .isEqualTo(404);
    }

    private Message send(String body) {
        return Message.creator(new PhoneNumber(ADA), new PhoneNumber(OURS), body)
                .create(fixture.sdk);
    }

    private Message awaitStatus(String sid, Message.Status status) {
        return Awaitility.await()
                .until(() -> Message.fetcher(sid).fetch(fixture.sdk), message -> message.getStatus() == status);
    }

    private List<String> read(MessageReader reader) {
        return all(reader.read(fixture.sdk)).stream().map(Message::getSid).toList();
    }

    private static <T extends Resource> List<T> all(ResourceSet<T> resources) {
        List<T> all = new ArrayList<>();
        resources.forEach(all::add);
        return all;
    }

    private int listed(String query) throws Exception {
        return fixture.json("GET", fixture.messages() + query, "")
                .path("messages")
                .size();
    }
}
