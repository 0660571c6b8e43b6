package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.OutgoingMessage;

class SendTest {
    private final Desk desk = new Desk();
    private Client client = new Client(desk);

    @BeforeEach
    void signIn() {
        desk.register(Desk.BOB, "Bob");
        client = Client.signedIn(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(String id, String text) {
        return "{\"id\":\"%s\",\"user\":\"%s\",\"messageContent\":\"%s\"}"
                .formatted(id, desk.reference(Desk.BOB), text);
    }

    private Map<String, String> form(String id, String text) {
        return Map.of("id", id, "user", desk.reference(Desk.BOB), "messageContent", text);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    void sends_from_a_form_and_shows_how_it_fares() {
        HttpResponse<String> page = client.submit("/send", form(fresh(), "Hello Bob"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Sent", "Hello Bob", "+•••••••4567");
        OutgoingMessage sent = desk.store.allOutgoing().getFirst();
        assertThat(sent.origin().operatorId()).contains(Desk.OPERATOR);
        assertThat(sent.text().value()).isEqualTo("Hello Bob");
    }

    @Test
    void a_form_sent_twice_sends_once() {
        String id = fresh();
        assertThat(client.submit("/send", form(id, "Hello")).statusCode()).isEqualTo(200);
        assertThat(client.submit("/send", form(id, "Hello")).statusCode()).isEqualTo(200);
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void a_reply_leads_back_to_its_conversation() {
        String bob = desk.reference(Desk.BOB);
        String id = fresh();
        HttpResponse<String> answer = client.submit(
                "/send", Map.of("id", id, "user", bob, "messageContent", "Hello", "return", "conversation"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/conversations/" + bob + "#m-" + id);
    }

    @Test
    void says_on_the_form_why_it_was_not_sent_and_keeps_the_text() {
        String text = "x".repeat(1601);
        HttpResponse<String> page = client.submit("/send", form(fresh(), text));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("more than 1600 characters", text);
    }

    @Test
    void line_breaks_of_browsers_count_once() {
        client.submit("/send", form(fresh(), "one\r\ntwo"));
        assertThat(desk.store.allOutgoing().getFirst().text().value()).isEqualTo("one\ntwo");
    }

    @Test
    void tells_a_program_how_it_fares() {
        String id = fresh();
        HttpResponse<String> answer = client.postJson("/send", body(id, "Hello"));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode sent = json(answer);
        assertThat(sent.get("id").textValue()).isEqualTo(id);
        assertThat(sent.get("status").textValue()).isEqualTo("sent");
        assertThat(sent.get("phoneNumber").textValue()).isEqualTo("+•••••••4567");
        assertThat(sent.get("queuedAt").textValue()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(sent.get("sentAt").textValue()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(sent.has("errorCode")).isFalse();
        assertThat(desk.store.allOutgoing().getFirst().origin().operatorId()).contains("token:crm");
    }

    @Test
    void tells_a_program_why_the_carrier_refused_it() {
        desk.carrier.answers(new Answer.Refused(FailureReason.of(21610, "To +15551234567 is blocked"), false));
        JsonNode sent = json(client.postJson("/send", body(fresh(), "Hello")));
        assertThat(sent.get("status").textValue()).isEqualTo("failed");
        assertThat(sent.get("errorCode").intValue()).isEqualTo(21610);
        assertThat(sent.get("errorMessage").textValue()).isEqualTo("To +•••••••4567 is blocked");
        assertThat(sent.has("sentAt")).isFalse();
    }

    @Test
    void the_same_id_again_sends_nothing_and_other_content_is_a_conflict() {
        String id = fresh();
        HttpResponse<String> first = client.postJson("/send", body(id, "Hello"));
        HttpResponse<String> again = client.postJson("/send", body(id, "Hello"));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        HttpResponse<String> other = client.postJson("/send", body(id, "Something else"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(other).get("status").intValue()).isEqualTo(409);
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void a_program_may_name_the_number() {
        assertThat(client.postJson(
                                "/send",
                                "{\"id\":\"%s\",\"phoneNumber\":\"+15551234567\",\"messageContent\":\"Hi\"}"
                                        .formatted(fresh()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_form_may_not_name_the_number() {
        HttpResponse<String> page =
                client.submit("/send", Map.of("id", fresh(), "phoneNumber", "+15551234567", "messageContent", "Hi"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"id\":1}",
                "{\"id\":\"not-a-uuid\",\"phoneNumber\":\"+15551234567\",\"messageContent\":\"Hi\"}",
                "{\"id\":\"5f0c9f0e-8a0e-4f0e-9f0e-0123456789ab\",\"messageContent\":\"Hi\"}"
            })
    void what_is_malformed_is_400(String body) {
        assertThat(client.postJson("/send", body).statusCode()).isEqualTo(400);
    }

    @Test
    void what_may_not_be_sent_is_422() {
        desk.store.userDirectory().update(Desk.BOB, user -> user.deactivated());
        assertThat(client.postJson("/send", body(fresh(), "Hi")).statusCode()).isEqualTo(422);
        desk.store.userDirectory().update(Desk.BOB, user -> user.activated().optedOut(desk.clock.instant()));
        HttpResponse<String> optedOut = client.postJson("/send", body(fresh(), "Hi"));
        assertThat(optedOut.statusCode()).isEqualTo(422);
        assertThat(json(optedOut).get("detail").textValue()).contains("opted out");
        desk.store.userDirectory().update(Desk.BOB, user -> user.optedIn());
        for (String text : List.of("", "  ", "x".repeat(1601))) {
            assertThat(client.postJson("/send", body(fresh(), text)).statusCode())
                    .isEqualTo(422);
        }
        assertThat(client.postJson("/send", body(fresh(), "Hi").replace(desk.reference(Desk.BOB), "abc"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @Test
    void another_content_type_is_415_and_too_much_is_413() {
        HttpResponse<String> xml = client.send(client.to("/send")
                .header("Authorization", "Bearer " + Desk.API_TOKEN)
                .header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<x/>")));
        assertThat(xml.statusCode()).isEqualTo(415);
        assertThat(client.postJson("/send", body(fresh(), "x".repeat(70_000))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void sends_a_failed_message_again_as_a_new_one() {
        desk.carrier.refuses(30006);
        String old = fresh();
        client.postJson("/send", body(old, "Hello"));
        HttpResponse<String> story = client.get("/messages/" + old);
        assertThat(story.body()).contains("Failed", "Send again", "30006");
        String next = fresh();
        HttpResponse<String> answer = client.submit("/messages/" + old + "/retry", Map.of("id", next));
        assertThat(answer.headers().firstValue("Location")).contains("/messages/" + next);
        assertThat(client.get("/messages/" + next).body())
                .contains("In reply to")
                .doesNotContain("Send again");
        assertThat(client.postJson("/messages/" + next + "/retry", "{\"id\":\"" + fresh() + "\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(client.postJson("/messages/unknown/retry", "{\"id\":\"" + fresh() + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void offers_only_those_who_may_be_written_to() {
        desk.register(Desk.STRANGER, "Carla");
        desk.store.userDirectory().update(Desk.STRANGER, user -> user.optedOut(desk.clock.instant()));
        HttpResponse<String> page = client.get("/send");
        assertThat(page.body())
                .contains("Bob", desk.reference(Desk.BOB))
                .containsPattern("<option value=\"" + desk.reference(Desk.STRANGER) + "\" disabled>Carla .*opted out");
        assertThat(client.get("/send?user=" + desk.reference(Desk.STRANGER)).body())
                .contains("The recipient opted out of messages.", "Choose somebody else.");
        assertThat(found("4321").body()).contains("Carla").doesNotContain("Bob");
        assertThat(found("7654").body()).contains("Nobody is found by that");
        assertThat(found("zoe").body()).contains("Nobody is found by that");
    }

    private HttpResponse<String> found(String words) {
        return client.submit("/send/people", Map.of("q", words));
    }

    @Test
    void nobody_is_written_to_who_was_not_chosen() {
        assertThat(client.get("/send").body()).contains("Bob").doesNotContain(" selected");
        assertThat(found("bob").body()).contains("Bob").doesNotContain(" selected");
        assertThat(client.get("/send?user=" + desk.reference(Desk.BOB)).body())
                .contains("<option value=\"" + desk.reference(Desk.BOB) + "\" selected>");
        HttpResponse<String> unchosen =
                client.submit("/send", Map.of("id", fresh(), "q", "bob", "messageContent", "Hello"));
        assertThat(unchosen.statusCode()).isEqualTo(422);
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @Test
    void a_search_for_people_stands_in_no_address_and_keeps_what_was_written() {
        assertThat(client.get("/send").body()).doesNotContain("method=\"get\"").contains("hx-post=\"/send/people\"");
        String id = fresh();
        HttpResponse<String> page = client.submit(
                "/send/people",
                Map.of(
                        "q",
                        "+1 (555) 123-4567",
                        "id",
                        id,
                        "user",
                        desk.reference(Desk.BOB),
                        "messageContent",
                        "Half a thou"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("value=\"" + id + "\"", "Half a thou", "selected>Bob")
                .doesNotContain("123-4567");
        assertThat(client.get("/send?q=bob").body()).doesNotContain("value=\"bob\"");
        assertThat(client.post("/send/people", Map.of("q", "bob")).statusCode()).isEqualTo(403);
    }

    @Test
    void each_form_has_an_id_of_its_own() {
        assertThat(id(client.get("/send")).orElseThrow())
                .isNotEqualTo(id(client.get("/send")).orElseThrow());
    }

    private static Optional<String> id(HttpResponse<String> page) {
        return java.util.regex.Pattern.compile("name=\"id\" value=\"([^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(result -> result.group(1))
                .findFirst();
    }

    @Test
    void a_store_that_is_down_sends_nothing_and_says_so() {
        String token = client.token();
        desk.trouble.goDown();
        HttpResponse<String> program = client.postJson("/send", body(fresh(), "Hello"));
        assertThat(program.statusCode()).isEqualTo(503);
        assertThat(program.headers().firstValue("Retry-After")).isPresent();
        HttpResponse<String> page = client.send(client.form("/send", Map.of("csrf", token)));
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("does not answer").doesNotContain("Exception");
        desk.trouble.comeBack();
        assertThat(desk.carrier.offered()).isEmpty();
    }
}
