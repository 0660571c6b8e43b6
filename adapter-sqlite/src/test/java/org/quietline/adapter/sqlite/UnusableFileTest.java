package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.arrival;
import static org.quietline.adapter.sqlite.Samples.incoming;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.StoreUnavailableException;

/** A file that cannot be used is refused with the reason, and one that fails later loses nothing. */
class UnusableFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("quietline.db");
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_left_alone() throws IOException {
        byte[] letter = "Dear diary, ".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, letter);
        assertThatRefused().hasMessageContaining("is no database");
        assertThat(Files.readAllBytes(file)).isEqualTo(letter);
    }

    @Test
    void the_database_of_another_program_is_refused_and_left_alone() throws SQLException {
        Raw.run(file, "CREATE TABLE recipes (name TEXT)");
        assertThatRefused().hasMessageContaining("belongs to another program");
        assertThat(Raw.ask(file, "SELECT name FROM sqlite_schema")).containsExactly("recipes");
    }

    @Test
    void a_file_cut_short_is_refused() throws IOException {
        fill();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(bytes.length() / 2);
        }
        assertThatRefused().hasMessageContaining("is damaged");
    }

    @Test
    void a_damaged_page_is_told_when_it_is_read() throws IOException {
        fill();
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] garbage = new byte[4_096];
            Arrays.fill(garbage, (byte) 0x5A);
            for (long page = bytes.length() / 4_096 - 1; page > 40; page--) {
                bytes.seek(page * 4_096);
                bytes.write(garbage);
            }
        }
        assertThatUnavailable(() -> {
                    try (SqliteStore store = SqliteStore.open(file)) {
                        store.messagePages().incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 200);
                    }
                })
                .hasMessageContaining("is damaged");
    }

    @Test
    void a_file_written_by_a_newer_version_is_refused() throws SQLException {
        SqliteStore.open(file).close();
        Raw.run(
                file,
                "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                        + " installed_by, execution_time, success) VALUES (99, '99', 'from the future',"
                        + " 'SQL', 'V99__from_the_future.sql', 1, '', 1, 1)");
        assertThatRefused().hasMessageContaining("newer version");
    }

    @Test
    void a_path_that_the_driver_would_misread_is_refused() {
        file = directory.resolve("what?.db");
        assertThatRefused().hasMessageContaining("question mark");
    }

    @Test
    void a_directory_is_refused() throws IOException {
        Files.createDirectory(file);
        assertThatRefused().hasMessageContaining("is a directory");
    }

    @Test
    void a_place_where_nothing_can_be_created_is_refused() throws IOException {
        Path blocked = Files.createFile(directory.resolve("blocked"));
        file = blocked.resolve("deeper").resolve("quietline.db");
        assertThatRefused().hasMessageContaining("could not create the directory");
    }

    @Test
    void a_file_that_may_not_be_written_to_is_refused() {
        SqliteStore.open(file).close();
        assertThat(file.toFile().setWritable(false)).isTrue();
        assumeFalse(Files.isWritable(file), "the superuser may write to every file");
        assertThatRefused().hasMessageContaining("may not be written to");
    }

    @Test
    void a_full_disk_is_told_and_nothing_is_half_written() {
        try (SqliteStore store = SqliteStore.open(file)) {
            store.messageLog().record(arrival(incoming(1, NOON, "fits")));
            store.file()
                    .write(
                            "fill the disk",
                            (session, changes) ->
                                    session.query("PRAGMA max_page_count = 1").first(Row::number));
            assertThatUnavailable(() -> {
                        for (int n = 2; n < 1_000; n++) {
                            store.messageLog().record(arrival(incoming(n, NOON, "x".repeat(5_000))));
                        }
                    })
                    .hasMessageContaining("the disk is full");
            // The next connection knows nothing of the limit, as if there were room again.
            store.messageLog().record(arrival(incoming(2_000, NOON, "fits again")));
            assertThat(store.messageLog().findIncoming(Samples.in(2_000))).isPresent();
            assertThat(store.messageLog().findIncoming(Samples.in(1))).isPresent();
        }
    }

    @Test
    void a_closed_store_is_unavailable() {
        SqliteStore store = SqliteStore.open(file);
        store.storeCheck().check();
        store.close();
        assertThatUnavailable(() -> store.storeCheck().check());
        assertThatUnavailable(() -> store.messageLog().findIncoming(Samples.in(1)));
        assertThatUnavailable(() -> store.messageLog().record(arrival(incoming(1, NOON, "late"))));
        store.close();
    }

    private void fill() {
        try (SqliteStore store = SqliteStore.open(file)) {
            for (int n = 0; n < 60; n++) {
                store.messageLog().record(arrival(incoming(n, NOON.plusSeconds(n), "x".repeat(4_000))));
            }
        }
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatRefused() {
        return assertThatUnavailable(() -> SqliteStore.open(file).close());
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatUnavailable(ThrowingCallable action) {
        return assertThatThrownBy(action).isInstanceOf(StoreUnavailableException.class);
    }
}
