package org.quietline.adapter.sqlite.live;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.Session;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Entry;
import org.quietline.adapter.sqlite.row.IncomingRows;
import org.quietline.adapter.sqlite.row.OutgoingRows;
import org.quietline.adapter.sqlite.row.SortColumn;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;

/** What other processes changed in the log, read from the notes that every commit leaves. */
public final class ForeignChanges implements AutoCloseable {
    /** How many notes are read at once; when more wait, followers had better read their pages again. */
    private static final int MOST_NOTES = 1_000;

    private static final String LATEST = "SELECT coalesce(max(seq), 0) FROM changes";
    private static final String DATA_VERSION = "PRAGMA data_version";
    private static final String NOTES = "SELECT seq, CASE WHEN writer = ? THEN '' ELSE messages END FROM changes"
            + " WHERE seq > ? ORDER BY seq LIMIT ?";
    private static final String INCOMING = "SELECT " + IncomingRows.COLUMNS + " FROM incoming_messages WHERE seq = ?";
    private static final String OUTGOING = "SELECT " + OutgoingRows.COLUMNS + " FROM outgoing_messages WHERE seq = ?";

    private final SqliteFile<Change> file;
    private final String writer;
    private final ReentrantLock lock = new ReentrantLock();

    /** Opened when first needed. */
    private @Nullable Session session;

    private long read;
    private long dataVersion = -1;
    private boolean lost;

    /** One commit; of one of our own the messages are left out. */
    private record Note(long seq, String messages) {}

    /** @param writer the name under which this process leaves its own notes */
    public ForeignChanges(SqliteFile<Change> file, String writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Leaves out all that was changed up to now. */
    void beginHere() {
        lock.lock();
        try {
            read = latest(session());
            lost = false;
        } catch (SQLException e) {
            lost = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands over every change of others since the last time, as the messages are now.
     *
     * @return false when some may be missing
     */
    boolean each(Consumer<Change> consumer) throws SQLException {
        List<Change> changes = new ArrayList<>();
        boolean complete;
        lock.lock();
        try {
            complete = collect(changes);
        } catch (SQLException | RuntimeException e) {
            lost = true;
            forgetSession();
            throw e;
        } finally {
            lock.unlock();
        }
        changes.forEach(consumer);
        return complete;
    }

    private boolean collect(List<Change> changes) throws SQLException {
        Session open = session();
        if (lost) {
            read = latest(open);
            lost = false;
            return false;
        }
        long version = open.query(DATA_VERSION).first(Row::number).orElse(0L);
        if (version == dataVersion) {
            return true;
        }
        List<Note> notes = open.query(NOTES)
                .text(writer)
                .number(read)
                .number(MOST_NOTES + 1)
                .all(row -> new Note(row.number(), row.text()));
        dataVersion = version;
        if (notes.isEmpty()) {
            return true;
        }
        if (notes.getFirst().seq() > read + 1 || notes.size() > MOST_NOTES) {
            read = latest(open);
            return false;
        }
        for (Note note : notes) {
            collect(open, note.messages(), changes);
            read = note.seq();
        }
        return true;
    }

    private static void collect(Session session, String messages, List<Change> changes) throws SQLException {
        for (String name : messages.split(" ", -1)) {
            if (!name.isEmpty()) {
                long seq = Long.parseLong(name.substring(1));
                (name.charAt(0) == 'i' ? incoming(session, seq) : outgoing(session, seq)).ifPresent(changes::add);
            }
        }
    }

    private static Optional<Change> incoming(Session session, long seq) throws SQLException {
        Optional<Entry<IncomingMessage>> entry =
                session.query(INCOMING).number(seq).first(IncomingRows.entries(SortColumn.TIME));
        return entry.map(Entry::value)
                .map(message -> new Change(new LoggedMessage.In(message), seq, message.responseSent() ? 1 : 0, null));
    }

    private static Optional<Change> outgoing(Session session, long seq) throws SQLException {
        Optional<Entry<Stored<OutgoingMessage>>> entry =
                session.query(OUTGOING).number(seq).first(OutgoingRows.entries(SortColumn.TIME));
        return entry.map(Entry::value)
                .map(stored ->
                        new Change(new LoggedMessage.Out(stored.value()), seq, Long.parseLong(stored.version()), null));
    }

    private static long latest(Session session) throws SQLException {
        return session.query(LATEST).first(Row::number).orElse(0L);
    }

    private Session session() throws SQLException {
        Session open = session;
        if (open == null) {
            open = file.reader();
            session = open;
            dataVersion = -1;
        }
        return open;
    }

    private void forgetSession() {
        Session open = session;
        session = null;
        if (open != null) {
            open.closeQuietly();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            forgetSession();
        } finally {
            lock.unlock();
        }
    }
}
