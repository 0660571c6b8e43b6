package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reply while the contact writes, too. */
class ReplyTest {
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"");

    private final Desk desk = new Desk();
    private final Client client = Client.signedIn(desk);
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void register() {
        desk.register(Desk.BOB, "Bob");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private HttpResponse<String> conversation() {
        return client.get("/conversations/" + desk.reference(Desk.BOB));
    }

    private static String seen(HttpResponse<String> page) {
        Matcher seen = SEEN.matcher(page.body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private HttpResponse<String> reply(String text, String seen) {
        return client.submit(
                "/send",
                Map.of(
                        "id", id,
                        "user", desk.reference(Desk.BOB),
                        "messageContent", text,
                        "return", "conversation",
                        "seen", seen));
    }

    @Test
    void a_message_that_came_meanwhile_is_shown_once_before_the_reply_is_sent() {
        desk.texts(Desk.BOB, "When do you open?");
        String seen = seen(conversation());
        desk.texts(Desk.BOB, "Forget it, I found it.");
        HttpResponse<String> asked = reply("At nine. <b>", seen);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body())
                .contains("A message came while you were writing.", "Forget it, I found it.", "At nine. &lt;b&gt;")
                .contains("value=\"" + id + "\"");
        assertThat(desk.carrier.offered()).isEmpty();
        HttpResponse<String> sent = reply("At nine.", seen(asked));
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void a_reply_to_what_was_seen_is_sent_at_once() {
        desk.texts(Desk.BOB, "When do you open?");
        assertThat(reply("At nine.", seen(conversation())).statusCode()).isEqualTo(303);
    }

    @Test
    void the_first_message_of_all_is_shown_before_the_reply_too() {
        String seen = seen(conversation());
        desk.texts(Desk.BOB, "Hello");
        assertThat(reply("Dear Bob,", seen).statusCode()).isEqualTo(409);
    }

    @Test
    void other_peoples_messages_and_forms_that_do_not_say_what_was_seen_ask_nothing() {
        desk.texts(Desk.BOB, "When do you open?");
        String seen = seen(conversation());
        desk.texts(Desk.STRANGER, "Hello");
        assertThat(reply("At nine.", seen).statusCode()).isEqualTo(303);
        assertThat(reply("At nine.", "").statusCode()).isEqualTo(303);
        assertThat(desk.carrier.offered()).hasSize(1);
    }
}
