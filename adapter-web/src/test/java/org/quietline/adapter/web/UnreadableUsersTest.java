package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.UserDirectory;

/** Entries that somebody made by hand and that cannot be read are told to whoever can mend them. */
class UnreadableUsersTest {
    private static final UserDirectory.Unreadable BAD =
            new UserDirectory.Unreadable("+•••••••4567", "status is <none> of ours");

    private final Desk desk = new Desk();
    private Client client;

    @BeforeEach
    void signIn() {
        desk.register(Desk.BOB, "Bob");
        client = Client.signedIn(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void the_users_page_tells_of_them_and_shows_the_others() {
        assertThat(client.get("/users").body()).doesNotContain("cannot be read");
        desk.store.spoil(BAD);
        assertThat(client.get("/users").body())
                .contains("cannot be read", "+•••••••4567: status is &lt;none&gt; of ours", "Bob");
    }

    @Test
    void programs_are_told_too() {
        assertThat(SendTest.json(client.json("/users")).has("unreadable")).isFalse();
        desk.store.spoil(BAD);
        JsonNode told = SendTest.json(client.json("/users")).get("unreadable");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).get("entry").textValue()).isEqualTo(BAD.entry());
        assertThat(told.get(0).get("problem").textValue()).isEqualTo(BAD.problem());
    }
}
