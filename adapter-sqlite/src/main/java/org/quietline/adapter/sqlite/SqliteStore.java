package org.quietline.adapter.sqlite;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.live.Commits;
import org.quietline.adapter.sqlite.live.ForeignChanges;
import org.quietline.adapter.sqlite.live.SqliteLiveFeed;
import org.quietline.adapter.sqlite.page.SqliteMessagePages;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.Watermarks;

/**
 * Every store port over one SQLite file. Several processes may have the file open at once. Searching it costs next to
 * nothing.
 */
public final class SqliteStore implements Store {
    private static final String CHECK = "UPDATE store_check SET writes = writes + 1 WHERE id = 1";

    private final SqliteFile<Change> file;
    private final SqliteLiveFeed feed;
    private final MessageLog log;
    private final MessagePages pages;
    private final Conversations conversations;
    private final UserDirectory users;
    private final AuditTrail audit;
    private final Sessions sessions;
    private final Watermarks watermarks;
    private final Statistics statistics;

    private SqliteStore(SqliteFile<Change> file, SqliteLiveFeed feed) {
        this.file = file;
        this.feed = feed;
        this.log = new SqliteMessageLog(file);
        this.pages = new SqliteMessagePages(file);
        this.conversations = new SqliteConversations(file);
        this.users = new SqliteUserDirectory(file);
        this.audit = new SqliteAuditTrail(file);
        this.sessions = new SqliteSessions(file);
        this.watermarks = new SqliteWatermarks(file);
        this.statistics = new SqliteStatistics(file);
    }

    /**
     * Opens the database in this file; a file that is not there is created, with its directory.
     *
     * @throws StoreUnavailableException if it cannot be used, saying why: it may not be written to, is damaged, is no
     *     database of this program, or was written by a newer version
     */
    public static SqliteStore open(Path path) {
        return of(group -> SqliteFile.open(path, group));
    }

    /**
     * Opens the file as it is, and creates it where there is none.
     *
     * @throws StoreUnavailableException if it cannot be used, or was written by an older version of this program: only
     *     {@link #open} brings such a file up to date, and a program of that version may be running on it
     */
    public static SqliteStore openAsItIs(Path path) {
        return of(group -> SqliteFile.openAsItIs(path, group));
    }

    private static SqliteStore of(Function<Commits, SqliteFile<Change>> opening) {
        String writer = UUID.randomUUID().toString();
        AtomicReference<Consumer<List<Change>>> listener = new AtomicReference<>(changes -> {});
        SqliteFile<Change> file =
                opening.apply(new Commits(writer, changes -> listener.get().accept(changes)));
        SqliteLiveFeed feed = new SqliteLiveFeed(new ForeignChanges(file, writer));
        listener.set(feed::committed);
        return new SqliteStore(file, feed);
    }

    @Override
    public MessageLog messageLog() {
        return log;
    }

    @Override
    public MessagePages messagePages() {
        return pages;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public UserDirectory userDirectory() {
        return users;
    }

    @Override
    public AuditTrail auditTrail() {
        return audit;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public LiveFeed liveFeed() {
        return feed;
    }

    @Override
    public Watermarks watermarks() {
        return watermarks;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    /** Checks by writing to the file. */
    @Override
    public StoreCheck storeCheck() {
        return () -> file.write(
                "write to the database",
                (session, changes) -> session.query(CHECK).update());
    }

    /** The file, for tests of what the ports do not show. */
    SqliteFile<Change> file() {
        return file;
    }

    /** Stores what waits to be stored, then closes the file. */
    @Override
    public void close() {
        feed.close();
        file.close();
    }
}
