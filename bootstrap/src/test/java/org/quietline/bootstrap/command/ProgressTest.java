package org.quietline.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.bootstrap.command.Shell.Result;

/** Long work shows how far it has come, to people only. */
class ProgressTest {
    private static final String CLEARED = "\r\u001b[K";

    @TempDir
    Path directory;

    private Path file() throws IOException {
        return Files.writeString(
                directory.resolve("users.csv"),
                "phoneNumber,displayName,status\n+15550100001,Maria Santos,active\nnonsense,,\n");
    }

    @Test
    void nothing_is_shown_where_nobody_watches() throws IOException {
        Shell shell = new Shell(directory);

        assertThat(shell.call("users", "import", file().toString()).err()).isEqualTo("line 3: no phone number\n");
        assertThat(shell.call("export", "--format", "csv").err()).isEmpty();
        assertThat(shell.call("backup", "copy.db").err()).isEmpty();
    }

    @Test
    void an_import_shows_how_much_of_the_file_is_read_and_lines_of_its_own_for_bad_rows() throws IOException {
        Result result = new Shell(directory).watched().call("users", "import", file().toString());

        assertThat(result.err())
                .contains("import", CLEARED + "line 3: no phone number\n")
                .endsWith("\r\u001b[K");
        assertThat(result.out()).doesNotContain("\r");
    }

    @Test
    void an_export_counts_its_messages_beside_the_rows() {
        Result result = new Shell(directory).watched().call("export", "--format", "csv");

        assertThat(result.err()).contains("messages").endsWith(CLEARED);
        assertThat(result.out()).startsWith("direction,").doesNotContain("\r\u001b");
    }

    @Test
    void a_backup_shows_how_much_is_written() {
        Shell shell = new Shell(directory).watched();
        shell.call("users", "list");

        Result result = shell.call("backup", "copy.db");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("backup").endsWith(CLEARED);
        assertThat(result.out()).startsWith("backed up and checked: ");
    }
}
