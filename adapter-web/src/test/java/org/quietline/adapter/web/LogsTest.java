package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;

class LogsTest {
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

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<String> texts(String path) {
        return StreamSupport.stream(
                        SendTest.json(client.json(path)).get("messages").spliterator(), false)
                .map(message -> message.get("messageContent").textValue())
                .toList();
    }

    @Test
    void shows_programs_what_came_in() {
        MessageId id = desk.receives(desk.message(Desk.STRANGER, "STOP", desk.clock.instant())
                .withOptOut(OptOutKeyword.STOP)
                .withMedia(List.of(new Media("https://media.example/1", "image/png"))));
        JsonNode page = SendTest.json(client.json("/messages/in"));
        assertThat(names(page)).containsExactly("messages");
        JsonNode message = page.get("messages").get(0);
        assertThat(names(message))
                .containsExactly(
                        "id",
                        "user",
                        "phoneNumber",
                        "messageContent",
                        "timestamp",
                        "isRegistered",
                        "responseSent",
                        "recovered",
                        "numSegments",
                        "media",
                        "optOut");
        assertThat(message.get("id").textValue()).isEqualTo(id.value());
        assertThat(message.get("user").textValue()).isEqualTo(desk.reference(Desk.STRANGER));
        assertThat(message.get("phoneNumber").textValue()).isEqualTo("+•••••••4321");
        assertThat(message.get("timestamp").textValue()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(message.get("isRegistered").booleanValue()).isFalse();
        assertThat(message.get("responseSent").isBoolean()).isTrue();
        assertThat(message.get("numSegments").isInt()).isTrue();
        assertThat(message.get("media").get(0).get("contentType").textValue()).isEqualTo("image/png");
        assertThat(message.get("optOut").textValue()).isEqualTo("STOP");
    }

    @Test
    void shows_programs_what_went_out() {
        client.postJson(
                "/send",
                "{\"id\":\"5F0C9F0E-8a0e-4f0e-9f0e-0123456789ab\",\"user\":\"%s\",\"messageContent\":\"Hi\"}"
                        .formatted(desk.reference(Desk.BOB)));
        JsonNode message =
                SendTest.json(client.json("/messages/out")).get("messages").get(0);
        assertThat(names(message))
                .containsExactly(
                        "id",
                        "user",
                        "phoneNumber",
                        "displayName",
                        "messageContent",
                        "status",
                        "kind",
                        "operatorId",
                        "queuedAt",
                        "sentAt",
                        "twilio_SmsMessageSid",
                        "attempts",
                        "history");
        assertThat(message.get("kind").textValue()).isEqualTo("operator");
        assertThat(message.get("attempts").intValue()).isEqualTo(1);
        assertThat(names(message.get("history").get(0))).containsExactlyInAnyOrder("status", "at");
        assertThat(client.json("/messages/5f0c9f0e-8a0e-4f0e-9f0e-0123456789ab").statusCode())
                .isEqualTo(200);
    }

    @Test
    void shows_programs_a_conversation_and_the_users() {
        desk.texts(Desk.BOB, "Hello");
        JsonNode conversation = SendTest.json(client.json("/conversations/" + desk.reference(Desk.BOB)));
        assertThat(names(conversation)).containsExactly("user", "phoneNumber", "displayName", "state", "messages");
        assertThat(conversation.get("state").textValue()).isEqualTo("open");
        assertThat(conversation.get("messages").get(0).get("direction").textValue())
                .isEqualTo("in");
        JsonNode users = SendTest.json(client.json("/users"));
        assertThat(names(users.get("users").get(0)))
                .containsExactly("user", "phoneNumber", "displayName", "status", "optedOut");
    }

    @Test
    void ranks_what_the_client_accepts() {
        Map<String, String> accepted = Map.of(
                "application/json", "application/json",
                "text/html,application/json;q=0.9", "text/html; charset=utf-8",
                "text/html;q=0.5, application/json", "application/json",
                "application/json;q=0.8, */*;q=0.9", "text/html; charset=utf-8",
                "*/*", "text/html; charset=utf-8",
                "text/*;q=0.1, application/*", "application/json");
        accepted.forEach((accept, type) -> assertThat(client.send(client.to("/messages/in")
                                .header("Accept", accept)
                                .GET())
                        .headers()
                        .firstValue("Content-Type"))
                .as(accept)
                .contains(type));
    }

    @Test
    void pages_through_the_log() {
        for (int i = 1; i <= 5; i++) {
            desk.texts(Desk.BOB, "text " + i);
        }
        JsonNode first = SendTest.json(client.json("/messages/in?limit=2"));
        assertThat(first.get("messages")).hasSize(2);
        String next = first.get("next").textValue();
        assertThat(texts("/messages/in?limit=2&after=" + next)).containsExactly("text 3", "text 2");
        assertThat(client.json("/messages/out?after=" + next).statusCode()).isEqualTo(400);
        assertThat(client.json("/messages/in?sort=status&after=" + next).statusCode())
                .isEqualTo(400);
    }

    @Test
    void searches_words_and_the_four_digits_of_masks() {
        desk.texts(Desk.BOB, "about the invoice");
        desk.texts(Desk.STRANGER, "about the weather");
        assertThat(texts("/messages/in?q=Invoice")).containsExactly("about the invoice");
        assertThat(texts("/messages/in?q=4321")).containsExactly("about the weather");
        assertThat(texts("/messages/in?q=54321")).isEmpty();
        assertThat(texts("/messages/in?q=%2B15557654321")).isEmpty();
        assertThat(texts("/messages/in?q=%21%21")).isEmpty();
    }

    @Test
    void a_number_that_was_searched_for_does_not_stay_in_the_address() {
        HttpResponse<String> answer = client.get("/messages/in?status=answered&q=%2B15557654321");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .startsWith("/messages/in?")
                .contains("status=answered")
                .doesNotContain("5557654321", "555765");
    }

    @Test
    void filters_and_sorts() {
        desk.texts(Desk.STRANGER, "from a stranger");
        desk.texts(Desk.BOB, "from Bob");
        assertThat(texts("/messages/in?registered=true")).containsExactly("from Bob");
        assertThat(texts("/messages/in?registered=false")).containsExactly("from a stranger");
        assertThat(texts("/messages/in?status=answered")).isEmpty();
        assertThat(texts("/messages/in?order=asc")).containsExactly("from a stranger", "from Bob");
        assertThat(texts("/messages/in?sort=displayName&order=desc")).containsExactly("from Bob", "from a stranger");
        assertThat(texts("/messages/in?from=2026-03-01&to=2026-03-01")).hasSize(2);
        assertThat(texts("/messages/in?to=2026-02-28")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "after=nonsense",
                "sort=phoneNumber",
                "order=up",
                "status=odd",
                "registered=maybe",
                "from=yesterday",
                "to=2026-02-30",
                "to=%2B999999999-12-31"
            })
    void what_it_does_not_understand_is_400(String query) {
        HttpResponse<String> answer = client.json("/messages/in?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(client.get("/messages/in?" + query).statusCode()).isEqualTo(400);
    }

    @Test
    void keeps_what_was_asked_for_from_page_to_page() {
        for (int i = 0; i < 3; i++) {
            desk.texts(Desk.BOB, "invoice " + i);
        }
        HttpResponse<String> page =
                client.get("/messages/in?q=invoice&registered=true&from=2026-03-01&sort=timestamp&order=asc&limit=2");
        assertThat(page.body())
                .contains("href=\"/messages/in?q=invoice&amp;registered=true&amp;from=2026-03-01&amp;sort=timestamp"
                        + "&amp;order=asc&amp;limit=2&amp;after=")
                .contains("aria-sort=\"ascending\"");
    }

    @Test
    void an_empty_log_says_so() {
        assertThat(client.get("/messages/in").body()).contains("No messages yet");
        assertThat(client.get("/messages/in?q=zebra").body()).contains("Nothing matches");
    }

    @Test
    void finds_a_contact_by_the_whole_number_alone() {
        HttpResponse<String> found = client.submit("/find", Map.of("phoneNumber", "+1 (555) 765-4321"));
        assertThat(found.statusCode()).isEqualTo(303);
        assertThat(found.headers().firstValue("Location")).contains("/conversations/" + desk.reference(Desk.STRANGER));
        assertThat(client.submit("/find", Map.of("phoneNumber", "4321")).statusCode())
                .isEqualTo(422);
        for (int i = 0; i < 19; i++) {
            client.submit("/find", Map.of("phoneNumber", "+15557654321"));
        }
        HttpResponse<String> tooMany = client.submit("/find", Map.of("phoneNumber", "+15557654321"));
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_conversation_is_handled_and_opened_again() {
        desk.texts(Desk.BOB, "Hello");
        String bob = "/conversations/" + desk.reference(Desk.BOB);
        assertThat(client.get(bob).body()).contains("Mark as handled");
        assertThat(client.submit(bob + "/handle", Map.of()).statusCode()).isEqualTo(303);
        assertThat(client.get(bob).body()).contains("Handled by ana", "Open again");
        assertThat(client.submit(bob + "/open", Map.of()).statusCode()).isEqualTo(303);
        assertThat(client.get(bob).body()).contains("Mark as handled");
    }

    @Test
    void a_conversation_with_somebody_who_may_not_be_written_to_has_no_reply_box() {
        String page = client.get("/conversations/" + desk.reference(PhoneNumber.ofSender("ACME")))
                .body();
        assertThat(page).contains("Only registered users can be written to").doesNotContain("<textarea");
        assertThat(client.get("/conversations/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void manages_users() {
        assertThat(client.submit("/users", Map.of("phoneNumber", "+1 555 999 0001", "displayName", "Dora"))
                        .statusCode())
                .isEqualTo(303);
        PhoneNumber dora = PhoneNumber.parse("+15559990001");
        String path = "/users/" + desk.reference(dora);
        assertThat(client.get("/users").body()).contains("Dora", "+•••••••0001");
        assertThat(client.get("/users?q=do").body()).contains("Dora").doesNotContain("Bob");
        client.submit(path + "/deactivate", Map.of());
        assertThat(SendTest.json(client.json(path)).get("status").textValue()).isEqualTo("inactive");
        client.submit(path + "/activate", Map.of());
        client.submit(path + "/rename", Map.of("displayName", "Dora D."));
        assertThat(SendTest.json(client.json(path)).get("displayName").textValue())
                .isEqualTo("Dora D.");
        assertThat(client.submit("/users", Map.of("phoneNumber", "12")).statusCode())
                .isEqualTo(422);
        assertThat(client.postJson("/users", "{\"phoneNumber\":\"+15559990002\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(client.postJson("/users", "{\"phoneNumber\":\"+15559990002\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.get("/users/" + desk.reference(Desk.STRANGER)).statusCode())
                .isEqualTo(404);
    }
}
