package org.quietline.adapter.sqlite.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.quietline.application.port.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections that only read, opened when first needed and shared by all who read. */
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final int count;
    private final Semaphore places;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Deque<Session> idle = new ConcurrentLinkedDeque<>();

    Readers(Path file, int count) {
        this.file = file;
        this.count = count;
        this.places = new Semaphore(count);
    }

    <T> T read(String doing, SqliteFile.Reading<T> reading) {
        takePlace(doing);
        try {
            Session known = idle.pollFirst();
            Session session = known == null ? Session.toRead(file) : known;
            boolean sound = false;
            try {
                T result = reading.read(session);
                sound = true;
                return result;
            } finally {
                giveBack(session, sound);
            }
        } catch (SQLException e) {
            throw Failures.of(doing, e);
        } finally {
            places.release();
        }
    }

    private void takePlace(String doing) {
        try {
            if (closed.get()) {
                throw new StoreUnavailableException("could not " + doing + ": the database is closed", null);
            }
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                String why = closed.get() ? "the database is closed" : "too many are reading";
                throw new StoreUnavailableException("could not " + doing + ": " + why, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("could not " + doing + ": interrupted", e);
        }
    }

    private void giveBack(Session session, boolean sound) {
        if (sound) {
            idle.addFirst(session);
        } else {
            session.closeQuietly();
        }
    }

    Set<String> statements() {
        return idle.stream().flatMap(session -> session.statements().stream()).collect(Collectors.toSet());
    }

    /** Waits a while for those who still read, and lets nobody read any more. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            if (!places.tryAcquire(count, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("somebody still reads from the database; its connection stays open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            session.closeQuietly();
        }
    }
}
