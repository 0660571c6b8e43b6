package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final Desk desk = new Desk();
    private Client client = new Client(desk);

    @BeforeEach
    void signIn() {
        client = Client.signedIn(desk);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void shows_who_did_what() {
        client.submit("/users", Map.of("phoneNumber", "+15551234567", "displayName", "Bob"));
        client.submit("/find", Map.of("phoneNumber", "+15551234567"));
        assertThat(client.get("/audit").body())
                .contains("Signed in", "Added a user", "Looked up a number", "+•••••••4567", Desk.OPERATOR)
                .doesNotContain("5551234567");
        JsonNode page = SendTest.json(client.json("/audit?limit=2"));
        assertThat(page.get("events")).hasSize(2);
        String next = page.get("next").textValue();
        assertThat(SendTest.json(client.json("/audit?after=" + next)).get("events"))
                .hasSize(1);
        assertThat(client.json("/users?after=" + next).statusCode()).isEqualTo(400);
    }

    @Test
    void puts_the_messages_of_unknown_senders_together() {
        desk.register(Desk.BOB, "Bob");
        desk.texts(Desk.STRANGER, "first");
        desk.texts(Desk.BOB, "not this one");
        desk.texts(Desk.STRANGER, "second");
        assertThat(client.get("/strangers").body())
                .contains("+•••••••4321", "second", "2 messages")
                .doesNotContain("first", "not this one");
        JsonNode strangers = SendTest.json(client.json("/strangers")).get("strangers");
        assertThat(strangers).hasSize(1);
        assertThat(strangers.get(0).get("count").intValue()).isEqualTo(2);
    }
}
