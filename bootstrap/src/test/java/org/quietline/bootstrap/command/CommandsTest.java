package org.quietline.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.bootstrap.security.Argon2Hash;
import org.quietline.bootstrap.security.Argon2PasswordCheck;

class CommandsTest {
    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void open_a_shell() {
        shell = new Shell(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "serve",
                "doctor",
                "users",
                "users list",
                "users add",
                "users import",
                "users activate",
                "users deactivate",
                "operators",
                "operators hash",
                "reconcile",
                "export",
                "backup",
                "audit",
                "audit verify",
                "version"
            })
    void every_command_explains_itself(String command) {
        Shell.Result result = shell.call((command + " --help").strip().split(" "));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("Usage: quietline" + (command.isEmpty() ? "" : " " + command));
    }

    @Test
    void a_command_that_is_missing_or_unknown_is_said_to_be() {
        assertThat(shell.call("users").err()).contains("quietline users: a command is missing");
        assertThat(shell.call("nonsense").err()).contains("quietline: there is no such command");
        assertThat(shell.call("users", "+15550102741").err())
                .contains("quietline users: there is no such command")
                .doesNotContain("2741");
        assertThat(shell.call("version", "more").err()).contains("quietline version: there are arguments too many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users add",
                "users add +15550102741 +15550103862",
                "users add --nmae=+15550102741 +15550103862",
                "users",
                "frobnicate 5550102741",
                "demo --port +15550102741",
                "demo --port 70000",
                "reconcile --since 5550102741",
                "export --format 5550102741",
                "export"
            })
    void wrong_usage_is_told_without_what_was_typed(String line) {
        Shell.Result result = shell.call(line.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isNotBlank().doesNotContain("5550102").doesNotContain("70000");
    }

    @Test
    void serving_without_a_configuration_names_everything_that_is_missing() {
        Shell.Result result = shell.call("serve");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err())
                .contains(
                        "PUBLIC_BASE_URL:",
                        "TWILIO_ACCOUNT_SID:",
                        "TWILIO_AUTH_TOKEN:",
                        "TWILIO_PHONE_NUMBER:",
                        "QUIETLINE_SECRET:",
                        "OPERATORS:");
    }

    @Test
    void a_password_becomes_its_hash_and_nothing_else() {
        Shell.Result result = shell.callWithInput("correct horse\nsecond line\n", "operators", "hash");

        assertThat(result.exitCode()).isZero();
        assertThat(result.lines()).singleElement().satisfies(hash -> {
            assertThat(Argon2Hash.isUsable(hash)).isTrue();
            assertThat(new Argon2PasswordCheck(List.of()).matches("correct horse", hash))
                    .isTrue();
        });
        assertThat(result.err()).doesNotContain("horse");
        assertThat(shell.callWithInput("", "operators", "hash").exitCode()).isEqualTo(1);
    }

    @Test
    void the_version_tells_version_commit_and_java() {
        assertThat(shell.call("version").lines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).startsWith("quietline "))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("commit "))
                .satisfies(lines -> assertThat(lines.get(2)).startsWith("java "));
    }

    @Test
    void the_audit_of_what_commands_did_holds() {
        assertThat(shell.call("audit", "verify").exitCode()).isEqualTo(2);

        shell.set("QUIETLINE_SECRET", SECRET);
        shell.call("users", "add", "+15550102741");
        shell.call("users", "deactivate", "+15550102741");

        assertThat(shell.call("audit", "verify").lines()).containsExactly("2 events in 2 runs: the chains hold");

        shell.set("QUIETLINE_SECRET", SECRET.replace("MD", "ND"));
        Shell.Result otherSecret = shell.call("audit", "verify");
        assertThat(otherSecret.exitCode()).isEqualTo(1);
        assertThat(otherSecret.out()).contains("event 1: was changed");

        shell.set("QUIETLINE_SECRET", SECRET.replace("MD", "ND") + "," + SECRET);
        assertThat(shell.call("audit", "verify").exitCode()).isZero();
    }

    @Test
    void the_audit_tells_what_was_written_without_the_secret() {
        shell.call("users", "add", "+15550102741", "--name", "Ada");
        shell.call("users", "deactivate", "+15550102741");
        shell.call("users", "activate", "+15550102741");
        shell.call("backup", "copy.db");
        shell.set("QUIETLINE_SECRET", SECRET);
        shell.call("export", "--format", "csv");

        Shell.Result result = shell.call("audit", "verify");
        assertThat(result.out()).contains("4 events bear no seal", "the sealed chains hold");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(shell.call("audit", "verify", "--allow-unsealed").exitCode()).isZero();
    }

    @Test
    void an_export_that_breaks_off_is_in_the_audit_all_the_same() {
        shell.set("QUIETLINE_SECRET", SECRET);

        assertThat(shell.callWithBrokenOutput("export", "--format", "csv")).isEqualTo(1);
        assertThat(shell.call("export", "--format", "xml").exitCode()).isEqualTo(2);

        assertThat(shell.call("audit", "verify").lines()).containsExactly("1 events in 1 runs: the chains hold");
    }

    @Test
    void the_doctor_finds_the_store_well_and_the_configuration_wanting() {
        Shell.Result result = shell.call("doctor");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("ok       store", "WRONG    configuration: QUIETLINE_SECRET: is missing");
    }

    @Test
    void the_doctor_finds_a_store_that_cannot_be_used() {
        shell.set("SQLITE_PATH", "/proc/quietline/quietline.db");

        assertThat(shell.call("doctor").out()).contains("WRONG    store");
        assertThat(shell.call("users", "list").exitCode()).isEqualTo(1);
    }

    @Test
    void an_age_is_short_or_in_iso_form() {
        assertThat(ReconcileCommand.age("90m")).contains(Duration.ofMinutes(90));
        assertThat(ReconcileCommand.age("24h")).contains(Duration.ofDays(1));
        assertThat(ReconcileCommand.age("7d")).contains(Duration.ofDays(7));
        assertThat(ReconcileCommand.age("PT30S")).contains(Duration.ofSeconds(30));
        assertThat(ReconcileCommand.age("yesterday")).isEmpty();
    }
}
