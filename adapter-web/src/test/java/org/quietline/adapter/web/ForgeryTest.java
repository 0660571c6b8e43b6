package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.MutableClock;

/** Other sites cannot make a signed-in browser do anything. */
class ForgeryTest {
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

    private static Map<String, String> with(Map<String, String> fields, String token) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("csrf", token);
        return all;
    }

    private Map<String, String> message() {
        return Map.of("id", UUID.randomUUID().toString(), "user", desk.reference(Desk.BOB), "messageContent", "Hello");
    }

    @Test
    void every_form_needs_the_token() {
        String bob = desk.reference(Desk.BOB);
        for (String path : List.of(
                "/send",
                "/users",
                "/users/import",
                "/strangers/" + bob + "/register",
                "/users/" + bob + "/activate",
                "/users/" + bob + "/deactivate",
                "/users/" + bob + "/rename",
                "/conversations/" + bob + "/handle",
                "/conversations/" + bob + "/open",
                "/messages/x/retry",
                "/find",
                "/logout",
                "/login")) {
            assertThat(client.post(path, message()).statusCode()).as(path).isEqualTo(403);
            assertThat(client.post(path, with(message(), "nonsense")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @Test
    void a_token_of_another_session_does_not_fit() {
        Client other = new Client(desk);
        other.signIn("ben", Desk.PASSWORD);
        assertThat(client.post("/send", with(message(), other.token())).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_planted_cookie_with_its_own_token_does_not_fit() {
        Client attacker = new Client(desk);
        attacker.signIn("ben", Desk.PASSWORD);
        String token = attacker.token();
        client.cookies().put("quietline-csrf", attacker.cookies().get("quietline-csrf"));
        assertThat(client.post("/send", with(message(), token)).statusCode()).isEqualTo(403);
    }

    @Test
    void signing_in_needs_a_token_too() {
        Client stranger = new Client(desk);
        Map<String, String> fields = Map.of("operator", Desk.OPERATOR, "password", Desk.PASSWORD);
        assertThat(stranger.post("/login", fields).statusCode()).isEqualTo(403);
        stranger.get("/login");
        assertThat(stranger.post("/login", fields).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://localhost.evil.example", "http://127.0.0.1:1"})
    void refuses_what_another_origin_sends(String origin) {
        HttpResponse<String> answer = client.send(
                client.form("/send", with(message(), client.token())).header("Origin", origin));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refuses_what_the_browser_says_came_from_elsewhere(String site) {
        HttpResponse<String> answer = client.send(
                client.form("/send", with(message(), client.token())).header("Sec-Fetch-Site", site));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void takes_what_its_own_page_sends() {
        HttpResponse<String> answer = client.send(client.form("/send", with(message(), client.token()))
                .header("Sec-Fetch-Site", "same-origin")
                .header("Origin", desk.uri("").toString()));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void in_public_only_the_public_origin_counts() {
        try (Desk https = new Desk(new MutableClock(), URI.create("https://desk.example"), null, true, 0)) {
            Client browser = Client.signedIn(https);
            Map<String, String> fields = Map.of("phoneNumber", "+15551230000", "csrf", browser.token());
            assertThat(browser.send(browser.form("/users", fields).header("Origin", "https://desk.example"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(browser.send(browser.form("/users", fields)
                                    .header("Origin", https.uri("").toString()))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void json_from_a_browser_needs_the_token_in_a_header() {
        String body = "{\"id\":\"%s\",\"user\":\"%s\",\"messageContent\":\"Hi\"}"
                .formatted(UUID.randomUUID(), desk.reference(Desk.BOB));
        assertThat(client.send(client.to("/send")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(client.send(client.to("/send")
                                .header("Content-Type", "application/json")
                                .header("X-CSRF-Token", client.token())
                                .POST(BodyPublishers.ofString(body)))
                        .statusCode())
                .isEqualTo(200);
    }
}
