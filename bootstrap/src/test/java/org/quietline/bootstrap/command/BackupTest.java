package org.quietline.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @BeforeEach
    void add() {
        shell = new Shell(directory);
        assertThat(shell.call("users", "add", "+15550162741", "--name", "Maria").exitCode())
                .isZero();
    }

    @Test
    void what_was_lost_is_there_again_when_the_copy_is_put_back() throws IOException {
        Shell.Result backup = shell.call("backup", "copy.db");
        assertThat(backup.exitCode()).as(backup.err()).isZero();
        assertThat(backup.out()).startsWith("backed up and checked: ");
        Path copy = directory.resolve("copy.db");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");

        shell.call("users", "add", "+15550173862", "--name", "James");
        for (String end : new String[] {"", "-wal", "-shm"}) {
            Files.deleteIfExists(directory.resolve("quietline.db" + end));
        }
        Files.copy(copy, directory.resolve("quietline.db"), StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(shell.call("users", "list").out()).contains("Maria").doesNotContain("James");
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Path there = Files.writeString(directory.resolve("copy.db"), "precious");

        Shell.Result backup = shell.call("backup", "copy.db");

        assertThat(backup.exitCode()).isEqualTo(1);
        assertThat(backup.err()).contains("nothing is overwritten");
        assertThat(there).hasContent("precious");
    }

    @Test
    void a_copy_that_cannot_be_made_leaves_nothing_behind() throws IOException {
        assertThat(shell.call("backup", "no/such/directory/copy.db").exitCode()).isEqualTo(1);
        Files.delete(directory.resolve("quietline.db"));
        assertThat(shell.call("backup", "copy.db").err()).contains("there is no database");
        Files.writeString(directory.resolve("quietline.db"), "no database at all, just some words");
        assertThat(shell.call("backup", "copy.db").exitCode()).isEqualTo(1);

        assertThat(directory.resolve("copy.db")).doesNotExist();
        assertThat(beside("copy.db.")).isEmpty();
    }

    @Test
    void what_a_killed_backup_left_is_deleted_by_the_next_one_to_that_file() throws IOException {
        Files.writeString(directory.resolve("copy.db." + ProcessHandle.current().pid() + ".unfinished"), "half");
        Files.writeString(directory.resolve("copy.db.999999999.unfinished"), "half, of a process that is no more");
        Path running = Files.writeString(directory.resolve("copy.db." + parent() + ".unfinished"), "under way");
        Path other = Files.writeString(directory.resolve("copy.db.notes.unfinished"), "not ours");

        Shell.Result backup = shell.call("backup", "copy.db");

        assertThat(backup.exitCode()).as(backup.err()).isZero();
        assertThat(beside("copy.db.")).containsExactlyInAnyOrder(running, other);
    }

    private static long parent() {
        return ProcessHandle.current().parent().orElseThrow().pid();
    }

    private List<Path> beside(String start) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(start))
                    .toList();
        }
    }

    @Test
    void firestore_is_backed_up_by_other_means() {
        shell.set("STORE", "firestore")
                .set("FIREBASE_PROJECT_ID", "demo")
                .set("FIRESTORE_EMULATOR_HOST", "127.0.0.1:1");

        Shell.Result backup = shell.call("backup", "copy.db");

        assertThat(backup.exitCode()).isEqualTo(2);
        assertThat(backup.err()).contains("docs/firestore.md");
    }
}
