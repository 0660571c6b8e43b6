package org.quietline.adapter.sqlite.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Together;

/** The one writer and its groups. */
class SqliteFileTest {
    private static final String PUT = "INSERT INTO watermarks (name, at) VALUES (?, ?)";

    @TempDir
    Path directory;

    private final Groups groups = new Groups();
    private Path path;
    private SqliteFile<String> file;

    /** Counts groups and remembers what was committed. */
    private static final class Groups implements SqliteFile.Group<String> {
        private final AtomicInteger count = new AtomicInteger();
        private final Queue<String> committed = new ConcurrentLinkedQueue<>();

        @Override
        public void ending(Session session, List<String> effects) {
            count.incrementAndGet();
        }

        @Override
        public void committed(List<String> effects) {
            committed.addAll(effects);
        }
    }

    @BeforeEach
    void open() {
        path = directory.resolve("quietline.db");
        file = SqliteFile.open(path, groups, Duration.ofMillis(300));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void writes_that_wait_share_a_commit() throws Exception {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = executor.submit(() -> file.write("wait", (session, effects) -> {
                writing.countDown();
                await(go);
                return 0;
            }));
            writing.await();
            List<Future<Integer>> others = IntStream.range(0, 64)
                    .mapToObj(n -> executor.submit(() -> put("mark " + n)))
                    .toList();
            while (file.waiting() < 64) {
                Thread.onSpinWait();
            }
            go.countDown();
            first.get();
            for (Future<Integer> other : others) {
                assertThat(other.get()).isEqualTo(1);
            }
        }
        assertThat(groups.count).hasValue(2);
        assertThat(groups.committed).hasSize(64);
        assertThat(count()).isEqualTo(64);
    }

    @Test
    void sixty_four_threads_write_each_their_own() {
        List<Integer> written = Together.run(64, thread -> {
            int sum = 0;
            for (int i = 0; i < 20; i++) {
                sum += put("mark " + thread + " " + i);
            }
            return sum;
        });
        assertThat(written).containsOnly(20);
        assertThat(count()).isEqualTo(64 * 20);
        assertThat(groups.count.get()).isLessThan(64 * 20);
    }

    @Test
    void a_write_that_fails_fails_alone_and_leaves_nothing() {
        put("taken");
        List<String> outcomes = Together.run(64, n -> {
            try {
                return "written "
                        + file.write("put a mark", (session, effects) -> {
                            effects.add("half " + n);
                            int rows = session.query(PUT)
                                    .text("mark " + n)
                                    .number(1)
                                    .update();
                            if (n % 8 == 0) {
                                session.query(PUT).text("taken").number(1).update();
                            }
                            if (n % 8 == 1) {
                                throw new IllegalStateException("refused");
                            }
                            return rows;
                        });
            } catch (StoreUnavailableException | IllegalStateException e) {
                return e.getMessage();
            }
        });
        assertThat(outcomes).filteredOn("written 1"::equals).hasSize(48);
        assertThat(outcomes).filteredOn("refused"::equals).hasSize(8);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals("could not put a mark: SQLITE_CONSTRAINT_PRIMARYKEY"))
                .hasSize(8);
        assertThat(count()).isEqualTo(49);
        assertThat(groups.committed).hasSize(49);
    }

    @Test
    void waits_for_another_process_that_writes() throws Exception {
        CompletableFuture<Integer> written;
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            written = CompletableFuture.supplyAsync(() -> put("mark"));
            while (!written.isDone() && file.waiting() > 0) {
                Thread.onSpinWait();
            }
            statement.execute("COMMIT");
        }
        assertThat(written.get()).isEqualTo(1);
    }

    @Test
    void gives_up_when_another_process_does_not_stop_writing() throws SQLException {
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> put("mark"))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("could not put a mark: another process keeps writing to the database (SQLITE_BUSY)");
            statement.execute("ROLLBACK");
        }
        assertThat(put("mark")).isEqualTo(1);
    }

    @Test
    void an_error_quotes_no_value() {
        assertThatThrownBy(() -> file.read(
                        "search",
                        session -> session.query("SELECT rowid FROM incoming_search WHERE incoming_search MATCH ?")
                                .text("\"+15551234567")
                                .exists()))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("could not search: SQLITE_ERROR")
                .hasRootCauseMessage("SQLITE_ERROR")
                .hasStackTraceContaining("Readers");
    }

    private int put(String name) {
        return file.write("put a mark", (session, effects) -> {
            effects.add(name);
            return session.query(PUT).text(name).number(1).update();
        });
    }

    private long count() {
        return file.read(
                "count",
                session -> session.query("SELECT count(*) FROM watermarks")
                        .first(Row::number)
                        .orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
