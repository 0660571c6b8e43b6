package org.quietline.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersCommandsTest {
    private static final String ROWS = """
            phoneNumber,displayName,status
            (415) 555-0123,Ann,active

            +15550103862,"Several
            lines",inactive
            not a number,Zoe,active
            +15550103862,Again,active
            415-555-0177,Xavier,sleepy
            =1+1,,
            """;

    @TempDir
    Path directory;

    private Shell shell;

    @BeforeEach
    void open_a_shell() {
        shell = new Shell(directory);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("users.csv"), content);
    }

    @Test
    void add_activate_and_deactivate_a_user_without_showing_the_number() {
        assertThat(shell.callWithInput("+15550102741\n", "users", "add", "-", "--name", "Maria")
                        .lines())
                .containsExactly("added  +•••••••2741      active  Maria");
        assertThat(shell.call("users", "add", "+15550102741").lines())
                .containsExactly("already there  +•••••••2741      active  Maria");
        assertThat(shell.call("users", "deactivate", "+15550102741").lines())
                .containsExactly("changed  +•••••••2741      inactive  Maria");
        assertThat(shell.call("users", "deactivate", "+15550102741").lines())
                .containsExactly("unchanged  +•••••••2741      inactive  Maria");
        assertThat(shell.call("users", "activate", "+15550102741").exitCode()).isZero();
        assertThat(shell.call("users", "list").lines()).containsExactly("+•••••••2741      active  Maria");
    }

    @Test
    void mask_a_number_that_stands_in_a_name() {
        assertThat(shell.call("users", "add", "+15550102741", "--name", "Maria 5550102741")
                        .out())
                .contains("Maria", "2741")
                .doesNotContain("555010");
        assertThat(shell.call("users", "add", "+15550102741").out()).doesNotContain("555010");
        assertThat(shell.call("users", "deactivate", "+15550102741").out()).doesNotContain("555010");
        assertThat(shell.call("users", "activate", "+15550102741").out()).doesNotContain("555010");
        assertThat(shell.call("users", "list").out()).contains("Maria").doesNotContain("555010");
    }

    @Test
    void refuse_what_is_no_number_without_repeating_it() {
        Shell.Result result = shell.call("users", "add", "555-0123456");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("E.164").doesNotContain("0123456");
    }

    @Test
    void take_a_national_number_when_its_region_is_named() {
        assertThat(shell.call("users", "add", "(415) 555-0123", "--region", "us", "--name", "Ann")
                        .lines())
                .containsExactly("added  +•••••••0123      active  Ann");
        assertThat(shell.callWithInput("415.555.0123\n", "users", "deactivate", "-", "--region", "US")
                        .lines())
                .containsExactly("changed  +•••••••0123      inactive  Ann");
        assertThat(shell.call("users", "activate", "+14155550123", "--region", "DE")
                        .exitCode())
                .isZero();
        Shell.Result refused = shell.call("users", "add", "555-0123", "--region", "US");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("NUMBER").doesNotContain("0123");
        Shell.Result nowhere = shell.call("users", "add", "(415) 555-0123", "--region", "XX");
        assertThat(nowhere.exitCode()).isEqualTo(2);
        assertThat(nowhere.err()).contains("--region").doesNotContain("XX", "0123");
    }

    @Test
    void fail_for_somebody_who_is_not_there() {
        assertThat(shell.call("users", "activate", "+15550102741").exitCode()).isEqualTo(1);
    }

    @Test
    void import_good_rows_and_tell_every_bad_one_by_its_line() throws IOException {
        String file = file(ROWS).toString();

        Shell.Result result = shell.call("users", "import", file, "--region", "us");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.lines()).containsExactly("2 added, 0 changed, 0 unchanged, 4 bad");
        assertThat(result.err().lines())
                .containsExactly(
                        "line 6: no phone number",
                        "line 7: the number of line 4 again",
                        "line 8: status must be active or inactive",
                        "line 9: no phone number");
        assertThat(shell.call("users", "list").lines())
                .containsExactly("+•••••••0123      active  Ann", "+•••••••3862      inactive  Several lines");
        assertThat(shell.call("users", "import", file, "--region", "US").lines())
                .containsExactly("0 added, 0 changed, 2 unchanged, 4 bad");
    }

    @Test
    void import_nothing_in_a_dry_run() throws IOException {
        assertThat(shell.call("users", "import", file(ROWS).toString(), "--region", "US", "--dry-run")
                        .lines())
                .containsExactly("would be: 2 added, 0 changed, 0 unchanged, 4 bad");
        assertThat(shell.call("users", "list").out()).isEmpty();
    }

    @Test
    void import_national_numbers_only_when_a_region_is_named() throws IOException {
        Path file = file("phoneNumber\n(415) 555-0123\n");

        assertThat(shell.call("users", "import", file.toString()).exitCode()).isEqualTo(1);
        assertThat(shell.call("users", "import", file.toString(), "--region", "XX")
                        .exitCode())
                .isEqualTo(2);
        assertThat(shell.call("users", "import", file.toString(), "--region", "US")
                        .exitCode())
                .isZero();
    }

    @Test
    void import_from_standard_input_and_change_who_is_there() {
        shell.call("users", "add", "+15550102741", "--name", "Maria");

        Shell.Result result = shell.callWithInput(
                "\uFEFFstatus,displayName,phoneNumber\ninactive,Maria Santos,+15550102741\n", "users", "import", "-");

        assertThat(result.lines()).containsExactly("0 added, 1 changed, 0 unchanged, 0 bad");
        assertThat(shell.call("users", "list").lines()).containsExactly("+•••••••2741      inactive  Maria Santos");
    }

    @Test
    void refuse_a_file_without_the_header() throws IOException {
        Shell.Result result =
                shell.call("users", "import", file("+15550102741,Maria\n").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("line 1").doesNotContain("5550102");
    }

    @Test
    void say_where_a_quote_is_not_closed() throws IOException {
        Shell.Result result = shell.call(
                "users",
                "import",
                file("phoneNumber,displayName\n+15550102741,Ann\n+15550103862,\"Bob\n")
                        .toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.lines()).containsExactly("1 added, 0 changed, 0 unchanged, 1 bad");
        assertThat(result.err()).startsWith("line 3: ");
    }
}
