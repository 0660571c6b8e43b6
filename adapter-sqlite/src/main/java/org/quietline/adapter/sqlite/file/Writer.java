package org.quietline.adapter.sqlite.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes whatever waits and commits it as one group, so all of it costs one fsync; no
 * caller goes on before its group is on the disk. A job that fails is left out and the others are run again without it,
 * so that no group needs a savepoint per job.
 */
final class Writer<E> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);

    /** How many jobs may wait; those beyond find the store too busy. */
    private static final int MOST_WAITING = 4_096;

    private static final int LARGEST_GROUP = 512;

    /** How much longer a caller waits than the writer tries. */
    private static final Duration SPARE = Duration.ofSeconds(5);

    private final Path file;
    private final Duration patience;
    private final SqliteFile.Group<E> group;
    private final BlockingQueue<Job<?, E>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread =
            Thread.ofPlatform().daemon(true).name("quietline-sqlite-writer").unstarted(this::work);
    private final Patience callers;
    private volatile boolean closed;

    /** The writer's own connection; opened again after a failure that may be the connection's. */
    private volatile @Nullable Session session;

    /** @param patience how long to try while another process writes */
    Writer(Path file, SqliteFile.Group<E> group, Duration patience) {
        this.file = file;
        this.group = group;
        this.patience = patience;
        this.callers = new Patience(patience.plus(SPARE));
    }

    void start() {
        thread.start();
        callers.start();
    }

    <T extends @Nullable Object> T write(String doing, SqliteFile.Writing<T, E> writing) {
        Job<T, E> job = new Job<>(doing, writing);
        try {
            if (closed) {
                job.failed("the database is closed");
            } else if (!waiting.offer(job, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                job.failed("too many writes are waiting");
            } else if (closed && waiting.remove(job)) {
                job.failed("the database is closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("could not " + doing + ": interrupted", null);
        }
        callers.watch(job);
        return job.await();
    }

    private void work() {
        List<Job<?, E>> jobs = new ArrayList<>();
        while (!closed || !waiting.isEmpty()) {
            try {
                Job<?, E> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    jobs.add(first);
                    waiting.drainTo(jobs, LARGEST_GROUP - 1);
                    jobs.removeIf(job -> !job.begin());
                    commit(jobs);
                }
            } catch (InterruptedException e) {
                LOG.debug("the writer looks whether it is closed");
            } catch (RuntimeException | Error e) {
                LOG.error("a group of writes broke off: {}", e.getClass().getName());
                jobs.forEach(job -> job.failed("broken off"));
                forgetSession();
            }
            jobs.clear();
        }
        forgetSession();
    }

    private void commit(List<Job<?, E>> jobs) {
        while (!jobs.isEmpty()) {
            List<E> effects = new ArrayList<>();
            Job<?, E> current = null;
            try {
                Session open = session();
                begin(open);
                for (Job<?, E> job : jobs) {
                    current = job;
                    job.run(open, effects);
                }
                current = null;
                group.ending(open, effects);
                open.query("COMMIT").update();
                // Before any caller goes on: what it does next comes after this commit for everybody.
                group.committed(effects);
                jobs.forEach(Job::committed);
                return;
            } catch (SQLException e) {
                rollBack();
                if (current == null || !Failures.isOfOneStatement(e)) {
                    jobs.forEach(job -> job.failed(e));
                    forgetSession();
                    return;
                }
                current.failed(e);
            } catch (RuntimeException | Error e) {
                rollBack();
                if (current == null) {
                    throw e;
                }
                current.failed(e);
            }
            jobs.remove(current);
        }
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            open = Session.toWrite(file);
            session = open;
        }
        return open;
    }

    /** Begins a transaction that holds the write lock, trying again as long as another process holds it. */
    private void begin(Session session) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                session.query("BEGIN IMMEDIATE").update();
                return;
            } catch (SQLException e) {
                if (!Failures.isBusy(e) || System.nanoTime() - start > patience.toNanos()) {
                    throw e;
                }
            }
        }
    }

    private void rollBack() {
        Session open = session;
        if (open == null) {
            return;
        }
        try {
            open.query("ROLLBACK").update();
        } catch (SQLException e) {
            // SQLite has rolled back by itself, or the connection is broken: a new one starts afresh.
            forgetSession();
        }
    }

    private void forgetSession() {
        Session open = session;
        session = null;
        if (open != null) {
            open.closeQuietly();
        }
    }

    int waiting() {
        return waiting.size();
    }

    Set<String> statements() {
        Session open = session;
        return open == null ? Set.of() : open.statements();
    }

    /** Writes what waits, then ends the thread and closes its connection. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(patience.plus(SPARE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        callers.close();
    }
}
