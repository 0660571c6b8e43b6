package org.quietline.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variable with each kind of wrong value: it is named, and the value is not. */
class WrongValuesTest {
    private static final String SID = "00000000000000000000000000000001";

    /** A line each: the variable, a wrong value, and other variables that have to be set for it to be read. */
    private static final List<Wrong> TABLE = List.of(
            new Wrong("PORT", "70000"),
            new Wrong("PORT", "-1"),
            new Wrong("PORT", "http"),
            new Wrong("PORT", "80.5"),
            new Wrong("HOST", "two words"),
            new Wrong("HOST", "0.0.0.0/0"),
            new Wrong("PUBLIC_BASE_URL", "http://desk.example.net"),
            new Wrong("PUBLIC_BASE_URL", "https://desk.example.net/path"),
            new Wrong("PUBLIC_BASE_URL", "https://desk.example.net?query"),
            new Wrong("PUBLIC_BASE_URL", "https://desk.example.net#rc=3"),
            new Wrong("PUBLIC_BASE_URL", "https://my_desk.example.net"),
            new Wrong("PUBLIC_BASE_URL", "https://user:word@desk.example.net"),
            new Wrong("PUBLIC_BASE_URL", "desk.example.net"),
            new Wrong("PUBLIC_BASE_URL", "ftp://127.0.0.1"),
            new Wrong("TWILIO_ACCOUNT_SID", "AC123"),
            new Wrong("TWILIO_ACCOUNT_SID", "SK" + SID),
            new Wrong("TWILIO_AUTH_TOKEN", "uno,,dos"),
            new Wrong("TWILIO_AUTH_TOKEN", "uno,dos,tres"),
            new Wrong("TWILIO_API_KEY_SID", "AC" + SID, Map.of("TWILIO_API_KEY_SECRET", "key")),
            new Wrong("TWILIO_PHONE_NUMBER", "555-0100"),
            new Wrong("TWILIO_PHONE_NUMBER", "+15550100777,"),
            new Wrong("TWILIO_PHONE_NUMBER", "+0555010077"),
            new Wrong("TWILIO_MESSAGING_SERVICE_SID", "reminders"),
            new Wrong("TWILIO_API_BASE_URL", "http://api.example.net"),
            new Wrong("TWILIO_API_BASE_URL", "ftp://127.0.0.1"),
            new Wrong("STORE", "postgres"),
            new Wrong("STORE", "SQLite file"),
            new Wrong("SQLITE_PATH", "/tmp"),
            new Wrong("SQLITE_PATH", "nul\0l"),
            new Wrong("SQLITE_PATH", "/elsewhere/q.db", Map.of("RAILWAY_ENVIRONMENT", "production")),
            new Wrong(
                    "FIREBASE_SERVICE_ACCOUNT",
                    "not JSON",
                    Map.of("STORE", "firestore", "FIREBASE_PROJECT_ID", "demo-x")),
            new Wrong(
                    "GOOGLE_APPLICATION_CREDENTIALS",
                    "/no/such/file.json",
                    Map.of("STORE", "firestore", "FIREBASE_PROJECT_ID", "demo-x")),
            new Wrong(
                    "FIRESTORE_EMULATOR_HOST",
                    "http://127.0.0.1:8200",
                    Map.of("STORE", "firestore", "FIREBASE_PROJECT_ID", "demo-x")),
            new Wrong(
                    "FIRESTORE_EMULATOR_HOST",
                    "localhost",
                    Map.of("STORE", "firestore", "FIREBASE_PROJECT_ID", "demo-x")),
            new Wrong("FIREBASE_PROJECT_ID", " ", Map.of("STORE", "firestore", "FIRESTORE_EMULATOR_HOST", "[::1]:80")),
            new Wrong("QUIETLINE_SECRET", "too-short"),
            new Wrong("QUIETLINE_SECRET", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MA=="),
            new Wrong("QUIETLINE_SECRET", "*".repeat(44)),
            new Wrong("OPERATORS", "grace"),
            new Wrong("OPERATORS", "grace:hopper"),
            new Wrong("OPERATORS", "system:" + Complete.HASH),
            new Wrong("OPERATORS", "gr/ce:" + Complete.HASH),
            new Wrong("OPERATORS", "grace:" + Complete.HASH.replace("argon2id", "argon2i")),
            new Wrong("OPERATORS", "grace:" + Complete.HASH.replace("m=19456", "m=999999")),
            new Wrong("OPERATORS", "grace:" + Complete.HASH + " grace:" + Complete.HASH),
            new Wrong("API_TOKENS", "robot:abcdef"),
            new Wrong("API_TOKENS", "robot:" + "ab".repeat(32) + " other:" + "AB".repeat(32)),
            new Wrong("ACKNOWLEDGEMENT_TEXT", "x".repeat(1601)),
            new Wrong("ACKNOWLEDGEMENTS_PER_HOUR", "-1"),
            new Wrong("ACKNOWLEDGEMENTS_PER_HOUR", "many"),
            new Wrong("MASK_NUMBERS_IN_TEXT", "yes"),
            new Wrong("RECONCILE_EVERY", "5m"),
            new Wrong("RECONCILE_EVERY", "-PT5M"),
            new Wrong("RECONCILE_EVERY", "PT0.001S"),
            new Wrong("RECONCILE_EVERY", "P8D"),
            new Wrong("CLIENT_ADDRESS_HEADER", "X Real IP"),
            new Wrong("CLIENT_ADDRESS_HEADER", "X-Real-IP:"),
            new Wrong("LOG_FORMAT", "xml"));

    /** Any text is right for these, but none is when the other half is missing, or when its file cannot be read. */
    private static final Set<String> ANY_TEXT = Set.of("TWILIO_API_KEY_SECRET", "METRICS_TOKEN");

    record Wrong(String variable, String value, Map<String, String> others) {
        Wrong(String variable, String value) {
            this(variable, value, Map.of());
        }

        @Override
        public String toString() {
            return variable + "=" + value.replace('\0', '?');
        }
    }

    static List<Wrong> table() {
        return TABLE;
    }

    @ParameterizedTest
    @MethodSource("table")
    void names_the_variable_and_never_its_value(Wrong wrong) {
        Map<String, String> variables = Complete.variables();
        variables.putAll(wrong.others());
        variables.put(wrong.variable(), wrong.value());

        Reading<ServeSettings> reading = Settings.forServing(Environment.of(variables));

        assertThat(Complete.complaints(reading)).containsExactly(wrong.variable());
        if (!wrong.value().isBlank()) {
            assertThat(Complete.problems(reading).getFirst().toString()).doesNotContain(wrong.value());
        }
    }

    @Test
    void the_table_has_every_variable_that_is_documented() throws IOException {
        String reference = Files.readString(Path.of("../docs/reference.md"));
        String table = reference.substring(reference.indexOf("## Settings"), reference.indexOf("## HTTP"));
        Set<String> documented = new TreeSet<>();
        table.lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            Matcher names = Pattern.compile("`([A-Z][A-Z_]+)`").matcher(line.substring(0, line.indexOf("|", 2)));
            while (names.find()) {
                documented.add(names.group(1));
            }
        });

        Set<String> tried = Stream.concat(TABLE.stream().map(Wrong::variable), ANY_TEXT.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried).isEqualTo(documented).hasSizeGreaterThan(20);
    }

    @Test
    void wants_both_halves_of_an_api_key() {
        Map<String, String> variables = Complete.variables();
        variables.put("TWILIO_API_KEY_SID", "SK" + SID);
        assertThat(Complete.complaints(Settings.forServing(Environment.of(variables))))
                .containsExactly("TWILIO_API_KEY_SECRET");
        variables.remove("TWILIO_API_KEY_SID");
        variables.put("TWILIO_API_KEY_SECRET", "key");
        assertThat(Complete.complaints(Settings.forServing(Environment.of(variables))))
                .containsExactly("TWILIO_API_KEY_SID");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void a_secret_from_a_file_that_cannot_be_used(String secret, @TempDir Path directory) throws IOException {
        Map<String, String> variables = Complete.variables();
        variables.remove(secret);
        if (secret.startsWith("FIREBASE")) {
            variables.putAll(Map.of("STORE", "firestore", "FIREBASE_PROJECT_ID", "demo-x"));
        }
        if (secret.startsWith("TWILIO_API")) {
            variables.put("TWILIO_API_KEY_SID", "SK" + SID);
        }
        String file = secret + "_FILE";
        Map<String, String> gone =
                with(variables, file, directory.resolve("gone").toString());
        Map<String, String> empty = with(
                variables,
                file,
                Files.writeString(directory.resolve("empty"), "\n").toString());
        Map<String, String> both = with(gone, secret, "given twice");
        for (Map<String, String> each : List.of(gone, empty, both)) {
            assertThat(Complete.complaints(Settings.forServing(Environment.of(each))))
                    .contains(file);
        }
    }

    static List<String> secrets() {
        return Arrays.asList(
                "TWILIO_AUTH_TOKEN",
                "TWILIO_API_KEY_SECRET",
                "QUIETLINE_SECRET",
                "OPERATORS",
                "API_TOKENS",
                "METRICS_TOKEN",
                "FIREBASE_SERVICE_ACCOUNT");
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        Map<String, String> changed = new HashMap<>(variables);
        changed.put(name, value);
        return changed;
    }
}
