package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quietline.adapter.sqlite.Samples.ANN;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.acknowledged;
import static org.quietline.adapter.sqlite.Samples.acknowledgement;
import static org.quietline.adapter.sqlite.Samples.arrival;
import static org.quietline.adapter.sqlite.Samples.incoming;
import static org.quietline.adapter.sqlite.Samples.later;
import static org.quietline.adapter.sqlite.Samples.outgoing;
import static org.quietline.adapter.sqlite.Samples.reference;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessageLog.Intake;
import org.quietline.application.port.Stored;
import org.quietline.application.port.Together;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** Several processes on one file, as far as one process can play them: each store has its own connections. */
class SharedFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("quietline.db");
    }

    @Test
    void several_may_open_a_new_file_at_once() {
        List<SqliteStore> stores = Together.run(6, n -> SqliteStore.open(file));
        stores.forEach(store -> store.storeCheck().check());
        stores.forEach(SqliteStore::close);
    }

    @Test
    void what_one_stores_the_other_sees() {
        try (SqliteStore serve = SqliteStore.open(file);
                SqliteStore command = SqliteStore.open(file)) {
            assertThat(serve.userDirectory().find(ANN)).isEmpty();
            command.userDirectory().add(User.of(ANN, UserStatus.ACTIVE));
            assertThat(serve.userDirectory().find(ANN)).isPresent();
        }
    }

    @Test
    void both_may_write_at_once_and_one_of_them_wins_each_message() {
        try (SqliteStore one = SqliteStore.open(file);
                SqliteStore other = SqliteStore.open(file)) {
            List<Intake> intakes = Together.run(
                    200,
                    n -> (n % 2 == 0 ? one : other)
                            .messageLog()
                            .record(arrival(incoming(n / 2, NOON.plusMillis(n / 2), "Hello"))));
            assertThat(intakes).filteredOn(Intake.Recorded.class::isInstance).hasSize(100);
        }
    }

    @Test
    void of_two_who_claim_a_message_one_succeeds() {
        try (SqliteStore one = SqliteStore.open(file);
                SqliteStore other = SqliteStore.open(file)) {
            one.messageLog().add(outgoing(1, NOON, "Hello"), null);
            Stored<OutgoingMessage> seen = one.messageLog().due(NOON, 1).getFirst();
            OutgoingMessage claimed = seen.value().claimed(NOON, Duration.ofSeconds(60));
            assertThat(Together.run(
                            8, n -> (n % 2 == 0 ? one : other).messageLog().replace(seen, claimed)))
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
        }
    }

    @Test
    void followers_hear_what_another_process_changed() {
        try (SqliteStore serve = SqliteStore.open(file);
                SqliteStore command = SqliteStore.open(file)) {
            Ear ear = new Ear();
            command.messageLog().record(arrival(incoming(1, NOON, "before")));
            try (LiveFeed.Subscription subscription = serve.liveFeed().follow(ear)) {
                assertThat(subscription).isNotNull();
                OutgoingMessage claimed = acknowledgement(2, NOON).claimed(NOON, Duration.ofSeconds(60));
                Intake intake = command.messageLog().record(acknowledged(incoming(2, NOON, "Hello"), claimed, null));
                Stored<OutgoingMessage> stored =
                        ((Intake.Recorded) intake).acknowledgement().orElseThrow();
                OutgoingMessage sent = claimed.accepted(reference(2), later(1));
                command.messageLog().replace(stored, sent);
                await().untilAsserted(() -> {
                    assertThat(ear.heard)
                            .contains(new LoggedMessage.In(command.messageLog()
                                    .findIncoming(Samples.in(2))
                                    .orElseThrow()));
                    assertThat(ear.heard).contains(new LoggedMessage.Out(sent));
                    assertThat(ear.heard)
                            .allMatch(message -> message.id().equals(Samples.in(2))
                                    || message.id().equals(Samples.out(2)));
                });
                assertThat(ear.gaps).hasValue(0);
            }
        }
    }

    @Test
    void followers_hear_of_a_gap_when_too_much_was_changed_by_others() throws SQLException {
        try (SqliteStore serve = SqliteStore.open(file)) {
            Ear ear = new Ear();
            try (LiveFeed.Subscription subscription = serve.liveFeed().follow(ear)) {
                assertThat(subscription).isNotNull();
                Raw.run(file, "INSERT INTO changes (seq, writer, messages) VALUES (5000, 'somebody', 'i1 ')");
                await().untilAsserted(() -> assertThat(ear.gaps).hasValue(1));
                serve.messageLog().record(arrival(incoming(1, NOON, "after")));
                await().untilAsserted(() -> assertThat(ear.heard).hasSize(1));
            }
        }
    }

    private static final class Ear implements LiveFeed.Listener {
        private final List<LoggedMessage> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger gaps = new AtomicInteger();

        @Override
        public void changed(LoggedMessage message) {
            heard.add(message);
        }

        @Override
        public void gap() {
            gaps.incrementAndGet();
        }
    }
}
