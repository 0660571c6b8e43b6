package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.arrival;
import static org.quietline.adapter.sqlite.Samples.incoming;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.StoreUnavailableException;

/** What the operating system may do to a process and its file: no room, no permission, no turn, no memory of pages. */
class DiskTroubleTest {
    private static final String DONE = "done";

    @TempDir
    Path directory;

    @Test
    void a_disk_without_room_is_told_and_what_was_acknowledged_stays() throws Exception {
        Path file = directory.resolve("quietline.db");
        SqliteStore.open(file).close();
        // The limit is one for every file that the process writes, and the driver unpacks its library.
        long kilobytes = Files.size(file) / 1024 + 8 * 1024;
        String shell = Child.installed("bash").orElse("");
        assumeTrue(!shell.isEmpty(), "no bash to limit the size of files with");
        List<String> under = List.of(shell, "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "limited");
        try (Child child = Child.run(under, Filler.class, file.toString())) {
            List<String> said = child.linesToTheEnd();
            assertThat(said).last().isEqualTo(DONE);
            List<Integer> kept = said.stream()
                    .filter(line -> line.startsWith("kept "))
                    .map(line -> Integer.valueOf(line.substring(5)))
                    .toList();
            assertThat(said)
                    .filteredOn(line -> line.startsWith("refused "))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).contains("full"));
            assertThat(kept).isNotEmpty();
            try (SqliteStore store = SqliteStore.open(file)) {
                assertThat(kept)
                        .allSatisfy(n -> assertThat(store.messageLog().findIncoming(Samples.in(n)))
                                .contains(Filler.message(n)));
                store.messageLog().record(arrival(incoming(9_000, NOON, "there is room again")));
            }
        }
        assertThat(Raw.ask(file, "PRAGMA integrity_check")).containsExactly("ok");
        Raw.run(file, "INSERT INTO incoming_search (incoming_search) VALUES ('integrity-check')");
    }

    @Test
    void a_file_that_may_not_be_written_to_is_refused_and_left_as_it_is() throws Exception {
        Path file = directory.resolve("quietline.db");
        SqliteStore.open(file).close();
        byte[] before = Files.readAllBytes(file);
        assertThat(file.toFile().setWritable(false)).isTrue();
        List<String> under = List.of();
        if (Files.isWritable(file)) {
            String setpriv = Child.installed("setpriv").orElse("");
            assumeTrue(!setpriv.isEmpty(), "the superuser may write to every file, and there is no setpriv");
            under = List.of(setpriv, "--bounding-set=-dac_override", "--inh-caps=-dac_override");
        }
        try (Child child = Child.run(under, Filler.class, file.toString())) {
            assertThat(child.linesToTheEnd())
                    .singleElement()
                    .asString()
                    .startsWith("not opened ")
                    .contains("may not be written to");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_file_that_another_process_holds_is_told_and_can_be_used_when_it_lets_go() throws Exception {
        Path file = directory.resolve("quietline.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            try (Child child = Child.run(List.of(), Holder.class, file.toString())) {
                assertThat(child.line()).isEqualTo("held");
                assertThatThrownBy(() -> store.messageLog().record(arrival(incoming(1, NOON, "held up"))))
                        .isInstanceOf(StoreUnavailableException.class)
                        .hasMessageContaining("another process keeps writing");
                assertThat(store.messageLog().findIncoming(Samples.in(1))).isEmpty();
            }
            store.messageLog().record(arrival(incoming(1, NOON, "no longer held up")));
            assertThat(store.messageLog().findIncoming(Samples.in(1))).isPresent();
        }
    }

    @Test
    void pages_that_were_overwritten_are_told_at_the_latest_by_the_check_of_the_file() throws Exception {
        Path file = directory.resolve("quietline.db");
        Path copy = directory.resolve("backup.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            IntStream.range(0, 80).forEach(n -> store.messageLog().record(arrival(Filler.message(n))));
            Raw.run(file, "VACUUM INTO '" + copy + "'");
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int at = bytes.length / 2; at < bytes.length / 2 + 20 * 4096; at++) {
            bytes[at] = 0x5A;
        }
        Files.write(file, bytes);
        assertThat(String.join("\n", check(file))).isNotEqualTo("ok");
        Files.move(file, directory.resolve("damaged.db"));
        Files.copy(copy, file);
        try (SqliteStore store = SqliteStore.open(file)) {
            assertThat(store.messageLog().findIncoming(Samples.in(79))).contains(Filler.message(79));
        }
    }

    private static List<String> check(Path file) {
        try {
            return Raw.ask(file, "PRAGMA integrity_check");
        } catch (SQLException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** Stores messages until that fails five times, and tells of each. */
    static final class Filler {
        private static final int FAILURES = 5;

        private Filler() {}

        static org.quietline.domain.message.IncomingMessage message(int n) {
            return incoming(n, NOON.plusMillis(n), "x".repeat(40_000) + n);
        }

        public static void main(String[] arguments) throws IOException {
            try (SqliteStore store = SqliteStore.open(Path.of(arguments[0]))) {
                int failures = 0;
                for (int n = 0; failures < FAILURES; n++) {
                    try {
                        store.messageLog().record(arrival(message(n)));
                        tell("kept " + n);
                    } catch (StoreUnavailableException e) {
                        failures++;
                        tell("refused " + n + ": " + e.getMessage());
                    }
                }
                tell(DONE);
            } catch (StoreUnavailableException e) {
                tell("not opened " + e.getMessage());
            }
        }
    }

    /** Holds the file's write lock until it is ended. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection connection = Raw.connect(Path.of(arguments[0]));
                    Statement statement = connection.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                tell("held");
                new java.util.concurrent.CountDownLatch(1).await();
            }
        }
    }

    private static void tell(String line) throws IOException {
        System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
