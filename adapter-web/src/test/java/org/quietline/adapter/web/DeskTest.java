package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** The first screen: what somebody has to look after. */
class DeskTest {
    private static final PhoneNumber DORA = PhoneNumber.parse("+15559990000");

    private final Desk desk = new Desk();
    private final Client client = Client.signedIn(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_first_screen_shows_the_open_conversations() {
        desk.register(Desk.BOB, "Bob Ortega");
        desk.texts(Desk.BOB, "Hello?");
        desk.texts(Desk.BOB, "Are you there? Call 555 123 4567");
        HttpResponse<String> first = client.get("/");
        assertThat(first.headers().firstValue("Location")).contains("/conversations");
        String page = client.get("/conversations").body();
        assertThat(page)
                .contains("<title>(1) Open · Quietline</title>")
                .contains("Bob Ortega", "+•••••••4567", "2 unanswered", "Are you there?", "Mark as handled")
                .doesNotContain("Hello?", "555 123 4567", "1234567");
    }

    @Test
    void an_empty_desk_says_so() {
        assertThat(client.get("/conversations").body())
                .contains("All is looked after.", "<title>Open · Quietline</title>");
        assertThat(client.get("/conversations?state=handled").body()).contains("Nothing here is handled.");
    }

    @Test
    void a_conversation_is_handled_from_the_list_and_opened_by_a_new_text() {
        desk.register(Desk.BOB, "Bob");
        desk.texts(Desk.BOB, "Hello?");
        String path = "/conversations/" + desk.reference(Desk.BOB);
        HttpResponse<String> handled = client.submit(path + "/handle", Map.of("return", "list"));
        assertThat(handled.statusCode()).isEqualTo(303);
        assertThat(handled.headers().firstValue("Location")).contains("/conversations");
        assertThat(client.get("/conversations").body()).doesNotContain("Hello?");
        assertThat(client.get("/conversations?state=handled").body())
                .contains("Hello?", "Handled by ana", desk.clock.instant().toString());
        assertThat(client.get("/audit").body()).contains("Handled a conversation");
        desk.texts(Desk.BOB, "One more thing");
        assertThat(client.get("/conversations").body()).contains("One more thing", "2 unanswered");
        assertThat(client.get("/conversations?state=handled").body()).doesNotContain("Hello?");
    }

    @Test
    void a_script_that_handles_a_row_gets_no_page_in_return() {
        desk.texts(Desk.STRANGER, "Hello?");
        String path = "/conversations/" + desk.reference(Desk.STRANGER) + "/handle";
        HttpResponse<String> answer =
                client.send(client.form(path, Map.of("csrf", client.token())).header("HX-Request", "true"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(desk.store.conversations().find(Desk.STRANGER)).isInstanceOf(Conversation.Handled.class);
    }

    @Test
    void a_script_without_a_session_is_led_away_instead_of_being_given_a_page() {
        desk.texts(Desk.STRANGER, "Hello?");
        String path = "/conversations/" + desk.reference(Desk.STRANGER) + "/handle";
        for (Map.Entry<String, String> page : Map.of(
                        desk.uri("/conversations?registered=true").toString(),
                        "/login?next=%2Fconversations%3Fregistered%3Dtrue",
                        "not an address",
                        "/login")
                .entrySet()) {
            Client stranger = new Client(desk);
            HttpResponse<String> answer = stranger.send(
                    stranger.form(path, Map.of()).header("HX-Request", "true").header("HX-Current-URL", page.getKey()));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("HX-Redirect")).contains(page.getValue());
        }
        assertThat(desk.store.conversations().find(Desk.STRANGER)).isInstanceOf(Conversation.Open.class);
    }

    @Test
    void an_operators_reply_is_shown_and_answers() {
        desk.register(Desk.BOB, "Bob");
        desk.texts(Desk.BOB, "When do you open?");
        desk.clock.advance(java.time.Duration.ofSeconds(5));
        client.submit(
                "/send",
                Map.of(
                        "id", "00000000-0000-4000-9000-000000000009",
                        "user", desk.reference(Desk.BOB),
                        "messageContent", "At nine."));
        assertThat(client.get("/conversations").body())
                .contains("ana:", "At nine.")
                .doesNotContain("When do you open?", "unanswered</span>");
    }

    @Test
    void lists_are_narrowed_to_users_or_unknown_senders() {
        desk.register(Desk.BOB, "Bob");
        desk.texts(Desk.BOB, "from a user");
        desk.texts(Desk.STRANGER, "from nobody known");
        assertThat(client.get("/conversations").body()).contains("from a user", "from nobody known", "Not registered");
        assertThat(client.get("/conversations?registered=true").body())
                .contains("from a user")
                .doesNotContain("from nobody known");
        assertThat(client.get("/conversations?registered=false").body())
                .contains("from nobody known")
                .doesNotContain("from a user");
        assertThat(client.get("/conversations?state=half").statusCode()).isEqualTo(400);
        assertThat(client.get("/conversations?after=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void programs_get_the_same() {
        desk.store.userDirectory().add(User.of(DORA, UserStatus.INACTIVE).named("Dora"));
        desk.texts(DORA, "one");
        desk.texts(Desk.STRANGER, "two");
        JsonNode first = SendTest.json(client.json("/conversations?limit=1"));
        JsonNode row = first.get("conversations").get(0);
        assertThat(row.get("registration").asText()).isEqualTo("unknown");
        assertThat(row.get("state").asText()).isEqualTo("open");
        assertThat(row.get("unanswered").asInt()).isEqualTo(1);
        JsonNode second = SendTest.json(
                client.json("/conversations?limit=1&after=" + first.get("next").asText()));
        assertThat(second.get("conversations").get(0).get("registration").asText())
                .isEqualTo("inactive");
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void unknown_senders_are_counted_over_the_whole_log_and_registered_with_one_action() {
        desk.texts(Desk.STRANGER, "first of all");
        for (int i = 0; i < 60; i++) {
            desk.texts(DORA, "again " + i);
        }
        String page = client.get("/strangers?limit=2").body();
        assertThat(page).contains("60 messages", "1 message", "first of all", "again 59");
        String reference = desk.reference(Desk.STRANGER);
        HttpResponse<String> registered =
                client.submit("/strangers/" + reference + "/register", Map.of("displayName", "Eve"));
        assertThat(registered.statusCode()).isEqualTo(303);
        String after = client.get(registered.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(after).contains("belongs to them now").doesNotContain("first of all");
        assertThat(client.get("/conversations/" + reference).body()).contains("Eve", "first of all");
        assertThat(SendTest.json(client.json("/messages/in?registered=false&limit=200"))
                        .get("messages")
                        .findValuesAsText("displayName"))
                .contains("Eve");
        assertThat(client.get("/audit").body()).contains("Added a user");
    }

    @Test
    void a_sender_without_a_whole_number_cannot_be_registered() {
        PhoneNumber shop = PhoneNumber.ofSender("SHOP");
        desk.texts(shop, "Sale");
        assertThat(client.get("/strangers").body()).contains("S•••").doesNotContain("/register\"");
        HttpResponse<String> refused = client.submit("/strangers/" + desk.reference(shop) + "/register", Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(client.submit("/strangers/nobody/register", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void hostile_texts_and_names_stay_text() {
        String script = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        desk.register(Desk.BOB, script);
        desk.texts(Desk.BOB, script);
        desk.texts(Desk.STRANGER, script);
        for (String path : new String[] {"/conversations", "/strangers"}) {
            assertThat(client.get(path).body()).doesNotContain("<script>alert", "<img src=x");
        }
    }
}
