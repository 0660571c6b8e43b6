package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.browse.FindContact;
import org.quietline.domain.registration.User;

/** Nobody can ask without end which numbers are registered, in whatever way. */
class LookupTest {
    private static final String BOB = "+15551234567";

    private final Desk desk = new Desk();
    private final Client client = new Client(desk);

    @BeforeEach
    void register() {
        desk.register(Desk.BOB, "Bob");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private HttpResponse<String> send(String id, String number, String text) {
        return client.postJson(
                "/send",
                "{\"id\":\"%s\",\"phoneNumber\":\"%s\",\"messageContent\":\"%s\"}".formatted(id, number, text));
    }

    private static String empty(String user) {
        return "{\"id\":\"%s\",\"user\":\"%s\",\"messageContent\":\"\"}".formatted(fresh(), user);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private long found() {
        return desk.store.auditTrail().lines().stream()
                .filter(line -> line.startsWith("token:crm find "))
                .count();
    }

    @Test
    void a_message_to_a_number_that_cannot_be_written_to_is_a_lookup() {
        assertThat(send(fresh(), "+15550000001", "x").statusCode()).isEqualTo(422);
        assertThat(desk.store.auditTrail().lines()).containsExactly("token:crm find +•••••••0001");
        for (int i = 1; i < FindContact.PER_HOUR; i++) {
            assertThat(send(fresh(), "+1555000100" + i % 10, "x").statusCode()).isEqualTo(422);
        }
        assertThat(found()).isEqualTo(FindContact.PER_HOUR);
        HttpResponse<String> refused = send(fresh(), "+15550000002", "x");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("3600");
        assertThat(send(fresh(), BOB, "").statusCode())
                .as("a known number, nothing to send")
                .isEqualTo(429);
        assertThat(send(fresh(), BOB, "Hello").statusCode())
                .as("a message that is sent")
                .isEqualTo(200);
    }

    @Test
    void a_used_id_answers_alike_for_every_number_and_is_a_lookup() {
        String used = fresh();
        assertThat(send(used, BOB, "Hello").statusCode()).isEqualTo(200);
        assertThat(found()).isZero();
        desk.register(Desk.STRANGER, "Carla");
        String unknown = send(used, "+15550000001", "x").body();
        assertThat(unknown).contains("409");
        assertThat(send(used, "+15557654321", "x").body()).isEqualTo(unknown);
        assertThat(desk.store.userDirectory().update(Desk.STRANGER, User::deactivated))
                .isPresent();
        assertThat(send(used, "+15557654321", "x").body()).isEqualTo(unknown);
        assertThat(send(used, BOB, "Hello").statusCode()).isEqualTo(200);
        assertThat(found()).isEqualTo(4);
        for (int i = 4; i < FindContact.PER_HOUR; i++) {
            assertThat(send(used, "+15550000001", "x").statusCode()).isEqualTo(409);
        }
        assertThat(Stream.of("+15550000001", "+15557654321", BOB).map(number -> send(used, number, "Hello")))
                .extracting(HttpResponse::statusCode)
                .containsOnly(429);
    }

    @Test
    void whoever_is_named_by_a_reference_is_no_lookup() {
        for (int i = 0; i < FindContact.PER_HOUR + 1; i++) {
            HttpResponse<String> refused = client.postJson("/send", empty(desk.reference(Desk.BOB)));
            assertThat(refused.statusCode()).isEqualTo(422);
        }
        assertThat(found()).isZero();
    }

    @Test
    void to_add_a_user_who_is_there_is_a_lookup() {
        String body = "{\"phoneNumber\":\"" + BOB + "\"}";
        for (int i = 0; i < FindContact.PER_HOUR; i++) {
            assertThat(client.postJson("/users", body).statusCode()).isEqualTo(200);
        }
        assertThat(found()).isEqualTo(FindContact.PER_HOUR);
        HttpResponse<String> refused = client.postJson("/users", body);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).doesNotContain("Bob", desk.reference(Desk.BOB));
        assertThat(client.postJson("/find", body).statusCode()).isEqualTo(429);
    }

    @Test
    void a_program_that_posts_json_hears_json_whatever_it_accepts() {
        String bob = desk.reference(Desk.BOB);
        String old = fresh();
        desk.carrier.refuses(30006);
        assertThat(client.postJson(
                                "/send",
                                "{\"id\":\"%s\",\"user\":\"%s\",\"messageContent\":\"Hi\"}".formatted(old, bob))
                        .statusCode())
                .isEqualTo(200);
        Client browser = Client.signedIn(desk);
        String token = browser.token();
        for (Map.Entry<String, String> post : Map.of(
                        "/messages/" + old + "/retry", "{\"id\":\"" + fresh() + "\"}",
                        "/conversations/" + bob + "/handle", "{}",
                        "/conversations/" + bob + "/open", "{}")
                .entrySet()) {
            HttpResponse<String> answer = browser.send(browser.to(post.getKey())
                    .header("X-CSRF-Token", token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(post.getValue())));
            assertThat(answer.statusCode()).as(post.getKey()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .as(post.getKey())
                    .startsWith("application/json");
        }
    }
}
