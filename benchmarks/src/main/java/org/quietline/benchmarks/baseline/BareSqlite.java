package org.quietline.benchmarks.baseline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.quietline.adapter.sqlite.SqliteStore;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * One connection to a SQLite file with the program's tables, and nothing else of the program: what SQLite can do. It
 * writes the rows that the program writes for a stranger's message, those of the full-text index included.
 */
public final class BareSqlite implements AutoCloseable {
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int CACHE_KIB = 16 << 10;
    private static final String MESSAGE =
            "INSERT INTO incoming_messages (seq, id, timestamp, contact_name, response_sent, phone_number, \"to\","
                    + " message_content, num_segments, is_registered, silence)"
                    + " VALUES (?, ?, ?, '', 0, ?, ?, ?, 1, 0, 'unknown')";
    private static final String SEARCH = "INSERT INTO incoming_search (rowid, search_tokens) VALUES (?, ?)";
    private static final String NOTE = "INSERT INTO changes (writer, messages) VALUES ('bare', ?)";
    private static final String UNANSWERED =
            "SELECT count(*) FROM incoming_messages WHERE is_registered = 1 AND response_sent = 0";

    private final Connection connection;
    private final PreparedStatement message;
    private final PreparedStatement search;
    private final PreparedStatement note;

    private BareSqlite(Connection connection) throws SQLException {
        this.connection = connection;
        this.message = connection.prepareStatement(MESSAGE);
        this.search = connection.prepareStatement(SEARCH);
        this.note = connection.prepareStatement(NOTE);
    }

    /**
     * Opens the file, with the tables that the program's own migrations make.
     *
     * @param isDurable whether a commit is on the disk when it returns
     */
    public static BareSqlite open(Path file, boolean isDurable) {
        SqliteStore.open(file).close();
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(isDurable ? SynchronousMode.FULL : SynchronousMode.OFF);
        config.setCacheSize(-CACHE_KIB);
        config.setBusyTimeout(10_000);
        config.setGetGeneratedKeys(false);
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            }
            return new BareSqlite(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Writes these in one commit. */
    public void commit(List<Incoming> group) {
        try {
            StringBuilder changed = new StringBuilder();
            for (Incoming row : group) {
                message.setLong(1, row.seq());
                message.setString(2, row.id());
                message.setLong(3, row.nanos());
                message.setString(4, row.from());
                message.setString(5, row.to());
                message.setString(6, row.text());
                message.executeUpdate();
                changed.append('i').append(row.seq()).append(' ');
            }
            for (Incoming row : group) {
                search.setLong(1, row.seq());
                search.setString(2, String.join(" ", row.tokens()));
                search.executeUpdate();
            }
            note.setString(1, changed.toString());
            note.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Registers these numbers, each with a name. */
    public void register(List<String> numbers) {
        String sql = "INSERT INTO users (phone_number, status, display_name) VALUES (?, 'active', ?)";
        try (PreparedStatement user = connection.prepareStatement(sql)) {
            for (String number : numbers) {
                user.setString(1, number);
                user.setString(2, "User " + number.substring(number.length() - 4));
                user.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** How many messages of registered users have no recorded answer. */
    public long unanswered() {
        try (Statement statement = connection.createStatement()) {
            long unanswered;
            try (ResultSet count = statement.executeQuery(UNANSWERED)) {
                unanswered = count.next() ? count.getLong(1) : 0;
            }
            // Else the next look would see the file as it is now.
            connection.rollback();
            return unanswered;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("SQLite did not do it", e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
