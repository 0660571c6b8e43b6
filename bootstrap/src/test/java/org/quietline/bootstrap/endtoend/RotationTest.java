package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.audit.VerifyAudit;
import org.quietline.bootstrap.security.Argon2PasswordCheck;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.settings.StoreSettings;
import org.quietline.bootstrap.wiring.Quietline;
import org.quietline.bootstrap.wiring.StoreTools;

/** Each drill of docs/operating.md: the old secret still counts while both are set, and no longer afterwards. */
class RotationTest {
    private static final String NEW_AUTH_TOKEN = "next-auth-token-of-the-account";
    private static final String NEW_SECRET = "TmV3IHNlY3JldCBmb3IgdGhlIGRyaWxsLCAzMiBieXRlcyE=";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Installation installation;

    private final Map<String, String> usual = new HashMap<>();

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(directory);
        usual.putAll(installation.variables());
    }

    @AfterEach
    void close() {
        installation.close();
        http.close();
    }

    private Map<String, String> with(String variable, String value) {
        Map<String, String> variables = new HashMap<>(usual);
        variables.put(variable, value);
        return variables;
    }

    private static Quietline serve(Map<String, String> variables) {
        Reading<ServeSettings> reading = Settings.forServing(Environment.of(variables));
        return switch (reading) {
            case Reading.Complete<ServeSettings> complete -> Quietline.start(complete.settings());
            case Reading.Faulty<ServeSettings> faulty -> throw new AssertionError(faulty.problems());
        };
    }

    private HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(installation.base() + path))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                BodyHandlers.ofString());
    }

    private int announced(String sid, String token) throws IOException, InterruptedException {
        return http.send(
                        installation.announcement(token, "SM" + sid.repeat(32), Installation.STRANGER, "Hello"),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void the_auth_token() throws IOException, InterruptedException {
        String old = Installation.AUTH_TOKEN;
        try (Quietline both = serve(with("TWILIO_AUTH_TOKEN", old + "," + NEW_AUTH_TOKEN))) {
            assertThat(both.port()).isPositive();
            assertThat(announced("1", old)).isEqualTo(200);
            assertThat(announced("2", NEW_AUTH_TOKEN)).isEqualTo(200);
            assertThat(announced("3", "another")).isEqualTo(403);
        }
        try (Quietline after = serve(with("TWILIO_AUTH_TOKEN", NEW_AUTH_TOKEN))) {
            assertThat(after.port()).isPositive();
            assertThat(announced("4", old)).isEqualTo(403);
            assertThat(announced("5", NEW_AUTH_TOKEN)).isEqualTo(200);
        }
    }

    private String reference() throws IOException, InterruptedException {
        JsonNode users =
                new ObjectMapper().readTree(get("/users", Installation.TOKEN).body());
        return Installation.user(users, "Maria Santos");
    }

    private VerifyAudit.Report audit(Map<String, String> variables) {
        Reading<StoreSettings> reading = Settings.forTheAudit(Environment.of(variables));
        assertThat(reading).isInstanceOf(Reading.Complete.class);
        try (StoreTools tools = StoreTools.open(((Reading.Complete<StoreSettings>) reading).settings())) {
            return tools.verifyAudit().verify();
        }
    }

    @Test
    void the_secret() throws IOException, InterruptedException {
        installation.run("users", "add", Installation.MARIA, "--name", "Maria Santos");
        String old;
        try (Quietline before = serve(usual)) {
            assertThat(before.port()).isPositive();
            old = reference();
        }
        Map<String, String> both = with("QUIETLINE_SECRET", NEW_SECRET + "," + Installation.SECRET);
        try (Quietline during = serve(both)) {
            assertThat(during.port()).isPositive();
            assertThat(reference()).isNotEqualTo(old);
            assertThat(get("/conversations/" + old, Installation.TOKEN).statusCode())
                    .isEqualTo(200);
        }
        assertThat(audit(both).events()).isPositive();
        assertThat(audit(both).faults()).isEmpty();
        Map<String, String> newAlone = with("QUIETLINE_SECRET", NEW_SECRET);
        try (Quietline after = serve(newAlone)) {
            assertThat(after.port()).isPositive();
            assertThat(get("/conversations/" + old, Installation.TOKEN).statusCode())
                    .isEqualTo(404);
        }
        assertThat(audit(newAlone).faults()).isNotEmpty();
    }

    @Test
    void an_operator() throws IOException, InterruptedException {
        try (Client browser = installation.client()) {
            try (Quietline before = serve(usual)) {
                assertThat(before.port()).isPositive();
                browser.signIn(Installation.OPERATOR, Installation.PASSWORD);
            }
            try (Quietline again = serve(usual)) {
                assertThat(again.port()).isPositive();
                assertThat(browser.page("/messages/in").body()).contains("Sign out");
            }
            String changed = Installation.OPERATOR + ":" + Argon2PasswordCheck.hash("another password");
            try (Quietline after = serve(with("OPERATORS", changed))) {
                assertThat(after.port()).isPositive();
                HttpResponse<String> page = browser.page("/messages/in");
                assertThat(page.uri().getPath()
                                + page.headers().firstValue("Location").orElse(""))
                        .contains("/login");
            }
        }
    }

    @Test
    void a_token_of_a_program() throws IOException, InterruptedException {
        String old = usual.getOrDefault("API_TOKENS", "");
        String next = "tests-2:" + Installation.sha256("new-token");
        try (Quietline both = serve(with("API_TOKENS", old + " " + next))) {
            assertThat(both.port()).isPositive();
            assertThat(get("/users", Installation.TOKEN).statusCode()).isEqualTo(200);
            assertThat(get("/users", "new-token").statusCode()).isEqualTo(200);
        }
        try (Quietline after = serve(with("API_TOKENS", next))) {
            assertThat(after.port()).isPositive();
            assertThat(get("/users", Installation.TOKEN).statusCode()).isEqualTo(401);
            assertThat(get("/users", "new-token").statusCode()).isEqualTo(200);
        }
    }
}
