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

import java.nio.file.Path;
import java.time.Duration;
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

    private SqliteStore open() {
        return SqliteStore.open(directory.resolve("new").resolve("quietline.db"));
    }
}
