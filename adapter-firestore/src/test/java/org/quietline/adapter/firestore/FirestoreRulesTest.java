package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** The rules deny every client everything, signed in or not. */
@ExtendWith(WithEmulator.class)
class FirestoreRulesTest {
    private static final List<String> COLLECTIONS = List.of(
            "users", "incomingMessages", "outgoingMessages", "conversations", "auditEvents", "sessions", "other");
    private static final int FORBIDDEN = 403;
    private static final int FINE = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String project = WithEmulator.newProject();

    @BeforeEach
    void loadTheRules() throws Exception {
        JsonObject file = new JsonObject();
        file.addProperty("name", "firestore.rules");
        file.addProperty("content", Files.readString(Path.of("firestore.rules")));
        JsonArray files = new JsonArray();
        files.add(file);
        JsonObject rules = new JsonObject();
        rules.add("files", files);
        JsonObject body = new JsonObject();
        body.add("rules", rules);
        URI where = URI.create("http://" + WithEmulator.host() + "/emulator/v1/projects/" + project + ":securityRules");
        int status = http.send(
                        HttpRequest.newBuilder(where)
                                .PUT(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(FINE);
    }

    @Test
    void nobody_without_an_account_may_do_anything() throws Exception {
        assertEverythingIsForbidden(null);
    }

    @Test
    void nobody_who_signed_in_may_do_anything() throws Exception {
        assertEverythingIsForbidden(tokenOfSomebody());
    }

    @Test
    void the_program_itself_is_not_bound_by_rules() {
        try (FirestoreStore store = FirestoreStore.open(FirestoreSettings.withEmulator(project, WithEmulator.host()))) {
            PhoneNumber number = PhoneNumber.parse("+15557770001");
            store.userDirectory().add(User.of(number, UserStatus.ACTIVE));
            assertThat(store.userDirectory().find(number)).isPresent();
        }
    }

    private void assertEverythingIsForbidden(@Nullable String token) throws Exception {
        for (String collection : COLLECTIONS) {
            URI document = URI.create("http://" + WithEmulator.host() + "/v1/projects/" + project
                    + "/databases/(default)/documents/" + collection + "/one");
            URI list = URI.create("http://" + WithEmulator.host() + "/v1/projects/" + project
                    + "/databases/(default)/documents/" + collection);
            String fields = "{\"fields\":{\"status\":{\"stringValue\":\"active\"}}}";
            assertThat(status(HttpRequest.newBuilder(document).GET(), token)).isEqualTo(FORBIDDEN);
            assertThat(status(HttpRequest.newBuilder(list).GET(), token)).isEqualTo(FORBIDDEN);
            assertThat(status(HttpRequest.newBuilder(list).POST(BodyPublishers.ofString(fields)), token))
                    .isEqualTo(FORBIDDEN);
            assertThat(status(HttpRequest.newBuilder(document).method("PATCH", BodyPublishers.ofString(fields)), token))
                    .isEqualTo(FORBIDDEN);
            assertThat(status(HttpRequest.newBuilder(document).DELETE(), token)).isEqualTo(FORBIDDEN);
        }
    }

    private int status(HttpRequest.Builder request, @Nullable String token) throws IOException, InterruptedException {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    /** The emulator takes an unsigned token as proof of who somebody is. */
    private String tokenOfSomebody() {
        String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
        String claims = "{\"sub\":\"somebody\",\"user_id\":\"somebody\",\"aud\":\"" + project
                + "\",\"iss\":\"https://securetoken.google.com/" + project
                + "\",\"iat\":1700000000,\"exp\":4000000000,\"auth_time\":1700000000}";
        return base64(header) + "." + base64(claims) + ".";
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
