package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.web.user.ImportPages;
import org.quietline.application.browse.FindContact;
import org.quietline.application.users.ImportUsers;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/** Taking in many users, and one user's page. */
class ImportTest {
    private static final Pattern SEALED = Pattern.compile("name=\"sealed\" value=\"([^\"]+)\"");
    private static final String FILE =
            "phoneNumber,displayName,status\n+15551234567,Bob Ortega,active\n+15559990000,=cmd|' /C calc'!A0,inactive\nnonsense,,\n";

    private final Desk desk = new Desk();
    private final Client client = Client.signedIn(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    private static String sealed(HttpResponse<String> page) {
        Matcher sealed = SEALED.matcher(page.body());
        assertThat(sealed.find()).as(page.body()).isTrue();
        return sealed.group(1);
    }

    @Test
    void nothing_changes_before_the_preview_is_confirmed() {
        desk.register(Desk.BOB, "Bob");
        assertThat(client.get("/users/import").body()).contains("Show what would change");
        HttpResponse<String> preview = client.submit("/users/import", Map.of("csv", FILE));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(preview.body())
                .contains("Not done yet: 1 to add, 1 to change, 0 just like this already, 1 of no use.")
                .contains("+•••••••4567", "Bob Ortega", "Line 4", "no phone number")
                .doesNotContain("5551234567", "5559990000");
        assertThat(desk.store.userDirectory().find(Desk.BOB).flatMap(User::displayName))
                .contains("Bob");
        HttpResponse<String> done = client.submit("/users/import", Map.of("sealed", sealed(preview)));
        assertThat(done.body()).contains("Done: 1 added, 1 changed, 0 just like this already, 1 of no use.");
        assertThat(desk.store.userDirectory().find(Desk.BOB).flatMap(User::displayName))
                .contains("Bob Ortega");
        assertThat(client.submit("/users/import", Map.of("csv", FILE)).body())
                .contains("0 to add, 0 to change, 2 just like this already")
                .doesNotContain("name=\"sealed\"");
    }

    @Test
    void a_preview_belongs_to_whoever_saw_it_and_cannot_be_made_up() {
        String sealed = sealed(client.submit("/users/import", Map.of("csv", FILE)));
        Client other = new Client(desk);
        other.signIn("ben", Desk.PASSWORD);
        assertThat(other.submit("/users/import", Map.of("sealed", sealed)).statusCode())
                .isEqualTo(400);
        for (String forged : new String[] {"x", "!!", sealed.substring(1), desk.reference(Desk.BOB)}) {
            assertThat(client.submit("/users/import", Map.of("sealed", forged)).statusCode())
                    .isEqualTo(400);
        }
        assertThat(desk.store.userDirectory().list(null, null, 10).rows()).isEmpty();
    }

    @Test
    void what_cannot_be_read_or_is_too_long_is_refused_with_the_reason() {
        assertThat(client.submit("/users/import", Map.of("csv", "+15551234567")).body())
                .contains("It cannot be read: line 1: must be the header")
                .doesNotContain("5551234567");
        String long1 = "phoneNumber\n" + "x".repeat(ImportPages.LONGEST);
        assertThat(client.submit("/users/import", Map.of("csv", long1)).statusCode())
                .isEqualTo(422);
        StringBuilder many = new StringBuilder("phoneNumber\n");
        for (int i = 0; i <= ImportUsers.MOST_ROWS; i++) {
            many.append("+1555000%04d\n".formatted(i));
        }
        assertThat(client.submit("/users/import", Map.of("csv", many.toString()))
                        .body())
                .contains("more than " + ImportUsers.MOST_ROWS + " rows");
        assertThat(client.submit("/users/import", Map.of("csv", "x".repeat(600_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void programs_import_too() {
        JsonNode preview = SendTest.json(
                client.postJson("/users/import", "{\"csv\":\"phoneNumber,displayName\\n+15551234567,Bob\"}"));
        assertThat(preview.get("dryRun").asBoolean()).isTrue();
        assertThat(desk.store.userDirectory().find(Desk.BOB)).isEmpty();
        JsonNode done = SendTest.json(client.postJson(
                "/users/import", "{\"csv\":\"phoneNumber,displayName\\n+15551234567,Bob\",\"dryRun\":\"false\"}"));
        assertThat(done.get("added").asInt()).isEqualTo(1);
        assertThat(done.get("rows").get(0).get("outcome").asText()).isEqualTo("added");
        assertThat(desk.store.userDirectory().find(Desk.BOB)).isPresent();
    }

    private static String rows(int from, int to) {
        StringBuilder csv = new StringBuilder("phoneNumber\n+15551234567\n");
        for (int i = from; i < to; i++) {
            csv.append("+1555000%04d\n".formatted(i));
        }
        return csv.toString();
    }

    private long lookedUp() {
        return desk.store.auditTrail().lines().stream()
                .filter(line -> line.startsWith(Desk.OPERATOR + " find "))
                .count();
    }

    @Test
    void a_preview_tells_of_no_more_numbers_than_may_be_looked_up() {
        desk.register(Desk.BOB, "Bob");
        HttpResponse<String> preview = client.submit("/users/import", Map.of("csv", rows(0, FindContact.PER_HOUR)));
        assertThat(preview.body())
                .contains("21 to take in, 0 of no use. Which of them are new is told once they are taken in")
                .doesNotContain("Bob", "Unchanged", ">New<", "href=\"/users/" + desk.reference(Desk.BOB));
        assertThat(lookedUp()).isZero();
        String few = rows(0, FindContact.PER_HOUR - 1);
        assertThat(client.submit("/users/import", Map.of("csv", few)).body())
                .contains("19 to add, 0 to change, 1 just like this already");
        assertThat(lookedUp()).isEqualTo(FindContact.PER_HOUR);
        assertThat(desk.store.auditTrail().lines()).contains(Desk.OPERATOR + " find +•••••••4567");
        assertThat(client.submit("/users/import", Map.of("csv", rows(0, 0))).body())
                .contains("1 to take in")
                .doesNotContain("Bob");
        assertThat(client.submit("/find", Map.of("phoneNumber", "+15551234567")).statusCode())
                .isEqualTo(429);
        desk.clock.advance(Duration.ofHours(1));
        client.signIn(Desk.OPERATOR, Desk.PASSWORD);
        assertThat(client.submit("/users/import", Map.of("csv", few)).body()).contains("19 to add");
        HttpResponse<String> done = client.submit("/users/import", Map.of("sealed", sealed(preview)));
        assertThat(done.body()).contains("Done: 20 added, 0 changed, 1 just like this already, 0 of no use.");
        assertThat(client.get("/audit").body()).contains("Imported users", "20 added, 0 changed, 1 unchanged, 0 bad");
    }

    @Test
    void a_program_is_told_no_more_than_an_operator() {
        desk.register(Desk.BOB, "Bob");
        for (int i = 0; i < FindContact.PER_HOUR; i++) {
            client.postJson("/users/import", "{\"csv\":\"phoneNumber\\n+1555000%04d\"}".formatted(i));
        }
        JsonNode preview =
                SendTest.json(client.postJson("/users/import", "{\"csv\":\"phoneNumber\\n+15551234567\\nnonsense\"}"));
        assertThat(preview.get("unchecked").asInt()).isEqualTo(1);
        assertThat(preview.get("unchanged").asInt()).isZero();
        assertThat(preview.get("rows").get(0).get("outcome").asText()).isEqualTo("unchecked");
        assertThat(preview.get("rows").get(0).has("displayName")).isFalse();
        assertThat(preview.get("rows").get(1).get("outcome").asText()).isEqualTo("bad");
    }

    @Test
    void hostile_names_stay_text() {
        assertThat(client.submit(
                                "/users/import",
                                Map.of("csv", "phoneNumber,displayName\n+15551234567,<script>alert(1)</script>"))
                        .body())
                .doesNotContain("<script>alert");
    }

    @Test
    void a_users_page_shows_what_is_known_and_the_end_of_the_conversation() {
        desk.register(Desk.BOB, "Bob");
        String path = "/users/" + desk.reference(Desk.BOB);
        assertThat(client.get(path).body()).contains("No messages yet.", "Registered", "Deactivate");
        desk.texts(Desk.BOB, "Hello");
        assertThat(client.get(path).body()).contains("Hello", "Last wrote", "+•••••••4567");
        HttpResponse<String> renamed =
                client.submit(path + "/rename", Map.of("displayName", "Bobby", "return", "user"));
        assertThat(renamed.headers().firstValue("Location")).contains(path + "?done=renamed");
        assertThat(client.get(path + "?done=renamed").body()).contains("Bobby", "The name was changed.");
        PhoneNumber dora = PhoneNumber.parse("+15559990000");
        desk.register(dora, "Dora");
        assertThat(client.get("/users").body()).contains("Never wrote", "Wrote <time");
        assertThat(client.get("/users?q=4567").body()).contains("Bobby").doesNotContain("Dora");
        assertThat(client.get("/users/" + desk.reference(Desk.STRANGER)).statusCode())
                .isEqualTo(404);
    }
}
