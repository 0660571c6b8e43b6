package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.acknowledged;
import static org.quietline.adapter.sqlite.Samples.acknowledgement;
import static org.quietline.adapter.sqlite.Samples.arrival;
import static org.quietline.adapter.sqlite.Samples.incoming;
import static org.quietline.adapter.sqlite.Samples.later;
import static org.quietline.adapter.sqlite.Samples.outgoing;
import static org.quietline.adapter.sqlite.Samples.reference;
import static org.quietline.adapter.sqlite.Samples.withMedia;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.MessageLog.Intake;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;

/** The store as a whole: what it keeps when it is closed and opened again. */
class SqliteStoreTest {
    @TempDir
    Path directory;

    @Test
    void keeps_everything_when_it_is_closed_and_opened_again() {
        IncomingMessage first = withMedia(incoming(1, NOON, "Hello, 世界 👋"));
        IncomingMessage second = incoming(2, later(1), "Second");
        OutgoingMessage claimed = acknowledgement(2, later(1)).claimed(later(1), Duration.ofSeconds(60));
        OutgoingMessage sent = claimed.accepted(reference(2), later(2));
        try (SqliteStore store = open()) {
            store.messageLog().record(arrival(first));
            Intake intake = store.messageLog().record(acknowledged(second, claimed, "Ann"));
            Stored<OutgoingMessage> stored =
                    ((Intake.Recorded) intake).acknowledgement().orElseThrow();
            assertThat(store.messageLog().replace(stored, sent)).isPresent();
            store.messageLog().add(outgoing(3, later(3), "Third"), null);
        }
        try (SqliteStore store = open()) {
            assertThat(store.messageLog().findIncoming(first.id())).contains(first);
            assertThat(store.messageLog()
                            .findIncoming(second.id())
                            .orElseThrow()
                            .responseSent())
                    .isTrue();
            assertThat(store.messageLog().findOutgoing(claimed.id()).map(Stored::value))
                    .contains(sent);
            assertThat(store.messageLog().findByReference(reference(2)).map(Stored::value))
                    .contains(sent);
            assertThat(store.messageLog().due(later(4), 10)).hasSize(1);
        }
    }

    @Test
    void a_new_file_is_for_its_owner_alone() throws IOException {
        try (SqliteStore store = open()) {
            store.storeCheck().check();
            try (Stream<Path> files = Files.list(directory.resolve("new"))) {
                assertThat(files.toList())
                        .hasSizeGreaterThan(1)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void opens_at_once_while_another_process_writes() throws SQLException {
        open().close();
        Path file = directory.resolve("new").resolve("quietline.db");
        try (Connection other = Raw.connect(file);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            try (SqliteStore store = open()) {
                assertThat(store.messageLog().findIncoming(Samples.in(1))).isEmpty();
            }
            statement.execute("ROLLBACK");
        }
    }

    private SqliteStore open() {
        return SqliteStore.open(directory.resolve("new").resolve("quietline.db"));
    }
}
