package org.quietline.adapter.sqlite.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.quietline.application.port.StoreUnavailableException;

/**
 * An open database file: one writer, which commits the writes of all callers in groups, and a few readers. Several
 * processes may have it open.
 *
 * @param <E> what a write tells about itself to those who look after its group
 */
public final class SqliteFile<E> implements AutoCloseable {
    /** How long to try to write while another process does. */
    private static final Duration BUSY_PATIENCE = Duration.ofSeconds(10);

    private final Path file;
    private final Readers readers;
    private final Writer<E> writer;

    /** Work that only reads. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads on a connection that nobody else uses meanwhile. */
        T read(Session session) throws SQLException;
    }

    /** Work that writes. It may be run several times before one run of it is committed. */
    @FunctionalInterface
    public interface Writing<T, E> {
        /**
         * Writes, inside a transaction.
         *
         * @param effects where to tell what was written
         */
        T write(Session session, List<E> effects) throws SQLException;
    }

    /** Looks after the groups of writes. Both methods run on the writer's thread. */
    public interface Group<E> {
        /** Adds to a group what belongs into the same commit. */
        void ending(Session session, List<E> effects) throws SQLException;

        /** Hears that a group is stored for good. Throws nothing. */
        void committed(List<E> effects);
    }

    private SqliteFile(Path file, Group<E> group, Duration patience) {
        this.file = file;
        this.readers = new Readers(
                file, Math.max(4, Math.min(16, 2 * Runtime.getRuntime().availableProcessors())));
        this.writer = new Writer<>(file, group, patience);
    }

    /**
     * Opens the file, creates it where there is none, and gives it its present shape.
     *
     * @throws StoreUnavailableException if it cannot be used: read-only, damaged, no database, or written by a newer
     *     version of this program
     */
    public static <E> SqliteFile<E> open(Path path, Group<E> group) {
        return open(path, group, BUSY_PATIENCE);
    }

    /**
     * Opens the file as it is, and creates it where there is none.
     *
     * @throws StoreUnavailableException as above, and if it was written by an older version: it is not changed then
     */
    public static <E> SqliteFile<E> openAsItIs(Path path, Group<E> group) {
        Path file = path.toAbsolutePath();
        FileAccess.prepare(file);
        Migrations.expectPresentShape(file);
        return started(file, group, BUSY_PATIENCE);
    }

    /** The same as {@link #open(Path, Group)} with another patience, for tests. */
    static <E> SqliteFile<E> open(Path path, Group<E> group, Duration patience) {
        Path file = path.toAbsolutePath();
        FileAccess.prepare(file);
        Migrations.bringUpToDate(file);
        return started(file, group, patience);
    }

    private static <E> SqliteFile<E> started(Path file, Group<E> group, Duration patience) {
        SqliteFile<E> open = new SqliteFile<>(file, group, patience);
        open.writer.start();
        return open;
    }

    /**
     * Reads.
     *
     * @param doing what is done, in words without personal data that follow "could not"
     */
    public <T> T read(String doing, Reading<T> reading) {
        return readers.read(doing, reading);
    }

    /**
     * Writes, and returns when what was written is stored for good.
     *
     * @param doing what is done, in words without personal data that follow "could not"
     */
    public <T> T write(String doing, Writing<T, E> writing) {
        return writer.write(doing, writing);
    }

    /** A connection for somebody who reads all the time; to be closed by them. */
    public Session reader() throws SQLException {
        return Session.toRead(file);
    }

    /** How many writes wait for their group. */
    int waiting() {
        return writer.waiting();
    }

    /** Every statement that was prepared so far and is still known. */
    public Set<String> statements() {
        Set<String> all = new HashSet<>(readers.statements());
        all.addAll(writer.statements());
        return all;
    }

    /** Ends what is waiting to be written, and closes all connections. */
    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
