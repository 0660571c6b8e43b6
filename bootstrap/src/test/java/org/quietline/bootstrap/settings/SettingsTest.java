package org.quietline.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.bootstrap.security.Credential;
import org.quietline.domain.phone.PhoneNumber;

class SettingsTest {
    private static final String HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI";
    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String ACCOUNT = "AC00000000000000000000000000000001";

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of(
                "PUBLIC_BASE_URL",
                "https://desk.example.org",
                "TWILIO_ACCOUNT_SID",
                ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                "token",
                "TWILIO_PHONE_NUMBER",
                "+15550100000",
                "QUIETLINE_SECRET",
                SECRET,
                "OPERATORS",
                "ada:" + HASH));
    }

    private static Reading<ServeSettings> read(Map<String, String> variables) {
        return Settings.forServing(Environment.of(variables));
    }

    private static Reading<ServeSettings> read(String variable, String value) {
        Map<String, String> variables = complete();
        variables.put(variable, value);
        return read(variables);
    }

    private static ServeSettings settings(Map<String, String> variables) {
        return switch (read(variables)) {
            case Reading.Complete<ServeSettings> complete -> complete.settings();
            case Reading.Faulty<ServeSettings> faulty -> throw new AssertionError(faulty.problems());
        };
    }

    private static List<Problem> problems(Reading<?> reading) {
        return switch (reading) {
            case Reading.Complete<?> complete -> List.of();
            case Reading.Faulty<?> faulty -> faulty.problems();
        };
    }

    private static List<String> variables(Reading<?> reading) {
        return problems(reading).stream().map(Problem::variable).toList();
    }

    @Test
    void knows_what_is_usual() {
        ServeSettings settings = settings(complete());

        assertThat(settings.listen()).isEqualTo(new Listen("0.0.0.0", 8080));
        assertThat(settings.publicOrigin()).isEqualTo(URI.create("https://desk.example.org"));
        assertThat(settings.twilio().numbers()).containsExactly(PhoneNumber.parse("+15550100000"));
        assertThat(settings.twilio().apiKey()).isNull();
        assertThat(settings.store())
                .isEqualTo(new StoreChoice.Sqlite(Path.of("data/quietline.db").toAbsolutePath()));
        assertThat(settings.operators()).containsExactly(new Credential("ada", HASH));
        assertThat(settings.programs()).isEmpty();
        assertThat(settings.acknowledgement().value())
                .isEqualTo("Your number is recognized. We have received your message.");
        assertThat(settings.acknowledgementsPerHour()).isEqualTo(30);
        assertThat(settings.maskNumbersInText()).isTrue();
        assertThat(settings.reconcileEvery()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.clientAddressHeader()).isNull();
        assertThat(settings.metricsToken()).isNull();
    }

    @Test
    void reads_what_is_set() {
        Map<String, String> variables = complete();
        variables.put("HOST", "127.0.0.1");
        variables.put("PORT", "9000");
        variables.put("PUBLIC_BASE_URL", "http://127.0.0.1:9000/");
        variables.put("TWILIO_AUTH_TOKEN", "new, old");
        variables.put("TWILIO_API_KEY_SID", "SK00000000000000000000000000000001");
        variables.put("TWILIO_API_KEY_SECRET", "key");
        variables.put("TWILIO_PHONE_NUMBER", "+15550100000, 12345");
        variables.put("TWILIO_MESSAGING_SERVICE_SID", "MG00000000000000000000000000000001");
        variables.put("TWILIO_API_BASE_URL", "http://127.0.0.1:8081");
        variables.put("QUIETLINE_SECRET", SECRET + "," + SECRET.replace('M', 'N'));
        variables.put("OPERATORS", "ada:" + HASH + "\n  bob:" + HASH);
        variables.put("API_TOKENS", "ci:" + "AB".repeat(32));
        variables.put("ACKNOWLEDGEMENTS_PER_HOUR", "0");
        variables.put("MASK_NUMBERS_IN_TEXT", "false");
        variables.put("RECONCILE_EVERY", "PT0S");
        variables.put("CLIENT_ADDRESS_HEADER", "X-Real-IP");
        variables.put("METRICS_TOKEN", "metrics");

        ServeSettings settings = settings(variables);

        assertThat(settings.listen()).isEqualTo(new Listen("127.0.0.1", 9000));
        assertThat(settings.publicOrigin()).isEqualTo(URI.create("http://127.0.0.1:9000"));
        assertThat(settings.twilio().authTokens())
                .extracting(token -> token.reveal())
                .containsExactly("new", "old");
        assertThat(settings.twilio().numbers()).hasSize(2);
        assertThat(settings.twilio().apiBaseUrl()).isEqualTo(URI.create("http://127.0.0.1:8081"));
        assertThat(settings.secrets()).hasToString("2 secrets");
        assertThat(settings.operators()).extracting(Credential::name).containsExactly("ada", "bob");
        assertThat(settings.programs()).containsExactly(new Credential("ci", "ab".repeat(32)));
        assertThat(settings.acknowledgementsPerHour()).isZero();
        assertThat(settings.maskNumbersInText()).isFalse();
        assertThat(settings.reconcileEvery()).isZero();
        assertThat(settings.clientAddressHeader()).isEqualTo("X-Real-IP");
    }

    @Test
    void names_everything_that_is_missing_at_once() {
        assertThat(variables(read(Map.of())))
                .containsExactly(
                        "PUBLIC_BASE_URL",
                        "TWILIO_ACCOUNT_SID",
                        "TWILIO_AUTH_TOKEN",
                        "TWILIO_PHONE_NUMBER",
                        "QUIETLINE_SECRET",
                        "OPERATORS");
    }

    @Test
    void does_without_a_number_when_there_is_a_service() {
        Map<String, String> variables = complete();
        variables.remove("TWILIO_PHONE_NUMBER");
        variables.put("TWILIO_MESSAGING_SERVICE_SID", "MG00000000000000000000000000000001");

        assertThat(settings(variables).twilio().numbers()).isEmpty();
    }

    @Test
    void refuses_two_operators_of_one_name() {
        assertThat(variables(read("OPERATORS", "ada:" + HASH + " ada:" + HASH))).containsExactly("OPERATORS");
    }

    @Test
    void reads_a_secret_from_a_file(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-file\n");
        Map<String, String> variables = complete();
        variables.remove("TWILIO_AUTH_TOKEN");
        variables.put("TWILIO_AUTH_TOKEN_FILE", file.toString());

        assertThat(settings(variables).twilio().authTokens().getFirst().reveal())
                .isEqualTo("from-file");

        variables.put("TWILIO_AUTH_TOKEN", "token");
        assertThat(variables(read(variables))).containsExactly("TWILIO_AUTH_TOKEN_FILE");

        variables.remove("TWILIO_AUTH_TOKEN");
        variables.put("TWILIO_AUTH_TOKEN_FILE", directory.resolve("gone").toString());
        assertThat(variables(read(variables))).containsExactly("TWILIO_AUTH_TOKEN_FILE");
    }

    @Test
    void takes_from_a_file_what_the_environment_lacks(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve(".env"), """
                # the desk
                export PORT=9001   # ours
                HOST='127.0.0.1'
                ACKNOWLEDGEMENT_TEXT="Thanks # really"
                OPERATORS=ada:%s
                """.formatted(HASH));
        Map<String, String> variables = complete();
        variables.remove("OPERATORS");
        variables.put("HOST", "0.0.0.0");

        Reading<ServeSettings> reading =
                Settings.forServing(Environment.of(variables).completedBy(file));

        assertThat(reading).isInstanceOfSatisfying(Reading.Complete.class, complete -> {
            ServeSettings settings = (ServeSettings) complete.settings();
            assertThat(settings.listen()).isEqualTo(new Listen("0.0.0.0", 9001));
            assertThat(settings.acknowledgement().value()).isEqualTo("Thanks # really");
            assertThat(settings.operators()).containsExactly(new Credential("ada", HASH));
        });
    }

    @Test
    void tells_which_line_of_the_file_it_cannot_read(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve(".env"), "PORT=1\nwhat is this\n");

        assertThat(problems(Settings.forServing(Environment.of(complete()).completedBy(file))))
                .containsExactly(new Problem(".env", "line 2 is not NAME=value"));
    }

    @Test
    void needs_only_the_store_for_commands_on_the_store() {
        assertThat(Settings.forTheStore(Environment.of(Map.of()))).isInstanceOf(Reading.Complete.class);
        assertThat(variables(Settings.forTheAudit(Environment.of(Map.of())))).containsExactly("QUIETLINE_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/quietline.db", "/data/../tmp/quietline.db"})
    void refuses_a_file_that_railway_would_lose(String path) {
        Map<String, String> variables = new HashMap<>(
                Map.of("RAILWAY_ENVIRONMENT", "production", "RAILWAY_VOLUME_MOUNT_PATH", "/data", "SQLITE_PATH", path));

        assertThat(variables(Settings.forTheStore(Environment.of(variables)))).containsExactly("SQLITE_PATH");

        variables.put("SQLITE_PATH", "/data/quietline.db");
        assertThat(variables(Settings.forTheStore(Environment.of(variables)))).isEmpty();

        variables.remove("RAILWAY_VOLUME_MOUNT_PATH");
        assertThat(variables(Settings.forTheStore(Environment.of(variables)))).containsExactly("SQLITE_PATH");
    }

    @Test
    void refuses_the_emulator_together_with_credentials() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "STORE", "firestore", "FIREBASE_PROJECT_ID", "demo-x", "FIRESTORE_EMULATOR_HOST", "127.0.0.1:8200"));
        assertThat(Settings.forTheStore(Environment.of(variables)))
                .isInstanceOfSatisfying(
                        Reading.Complete.class,
                        complete -> assertThat(((StoreSettings) complete.settings()).store())
                                .isEqualTo(new StoreChoice.Firestore(
                                        "demo-x", new StoreChoice.Access.Emulator("127.0.0.1:8200"))));

        variables.put("FIREBASE_SERVICE_ACCOUNT", "{}");
        assertThat(variables(Settings.forTheStore(Environment.of(variables))))
                .containsExactly("FIRESTORE_EMULATOR_HOST");
    }

    @Test
    void wants_credentials_for_firestore() {
        assertThat(variables(Settings.forTheStore(Environment.of(Map.of("STORE", "firestore")))))
                .containsExactly("FIREBASE_PROJECT_ID", "FIREBASE_SERVICE_ACCOUNT");
    }

    @Test
    void shows_no_secret_when_it_is_printed() {
        assertThat(settings(complete()).toString())
                .doesNotContain("argon2id")
                .doesNotContain("=token")
                .doesNotContain("15550100000");
    }
}
