package org.quietline.adapter.sqlite.file;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;

/** One connection to the file, with the statements that were prepared on it. For one thread at a time. */
public final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** The write-ahead log is carried over into the file when it has this many pages of 4 KiB. */
    private static final int CHECKPOINT_PAGES = 4_000;

    /** What is left of the write-ahead log after a burst, in bytes. */
    private static final int LEFT_OF_LOG = 64 << 20;

    private static final int WRITER_CACHE_KIB = 16 << 10;
    private static final int READER_CACHE_KIB = 4 << 10;

    private final Connection connection;
    private final Map<String, Query> prepared = new HashMap<>();

    private Session(Connection connection) {
        this.connection = connection;
    }

    /** Opens a connection that may write. It waits only a moment for others that write: the caller tries again. */
    static Session toWrite(Path file) throws SQLException {
        SQLiteConfig config = config(WRITER_CACHE_KIB);
        config.setBusyTimeout(20);
        config.setWalAutocheckpoint(CHECKPOINT_PAGES);
        config.setJournalSizeLimit(LEFT_OF_LOG);
        return open(file, config);
    }

    /** Opens a connection that only reads. */
    static Session toRead(Path file) throws SQLException {
        SQLiteConfig config = config(READER_CACHE_KIB);
        config.setBusyTimeout(5_000);
        Session session = open(file, config);
        session.execute("PRAGMA query_only = true");
        return session;
    }

    private static SQLiteConfig config(int cacheKib) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTempStore(TempStore.MEMORY);
        config.setCacheSize(-cacheKib);
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Session open(Path file, SQLiteConfig config) throws SQLException {
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            // The driver then leaves transactions to us; it opens one at once, which is not wanted yet.
            connection.setAutoCommit(false);
            Session session = new Session(connection);
            session.execute("ROLLBACK");
            return session;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The statement, prepared on its first use and kept. Whoever asked for it must be done before asking again. */
    public Query query(String sql) throws SQLException {
        Query known = prepared.get(sql);
        if (known == null) {
            known = new Query(connection.prepareStatement(sql));
            prepared.put(sql, known);
        }
        return known.rewound();
    }

    /** Runs a statement that is not kept. */
    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every statement prepared so far. */
    Set<String> statements() {
        return Set.copyOf(prepared.keySet());
    }

    /** Closes the connection, whatever state it is in. */
    public void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            LOG.debug("a connection did not close: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
