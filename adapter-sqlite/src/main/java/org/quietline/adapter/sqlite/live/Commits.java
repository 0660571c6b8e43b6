package org.quietline.adapter.sqlite.live;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.quietline.adapter.sqlite.file.Query;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.Session;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;

/**
 * What every commit of messages brings with it: the entries to search by, and the note that tells other processes what
 * changed.
 */
public final class Commits implements SqliteFile.Group<Change> {
    /** How many commits are noted before the oldest notes go. */
    public static final int KEPT = 10_000;

    private static final int TRIM_EVERY = 256;
    private static final String NOTE = "INSERT INTO changes (writer, messages) VALUES (?, ?) RETURNING seq";
    private static final String TRIM = "DELETE FROM changes WHERE seq <= ?";

    private final String writer;
    private final Consumer<List<Change>> committed;

    /**
     * @param writer names this opening of the file, unlike any other
     * @param committed hears of every commit that made or changed a message
     */
    public Commits(String writer, Consumer<List<Change>> committed) {
        this.writer = writer;
        this.committed = committed;
    }

    @Override
    public void ending(Session session, List<Change> changes) throws SQLException {
        if (changes.isEmpty()) {
            return;
        }
        // In ascending order, or the index writes out what it has gathered at every step back.
        List<Change> fresh = new ArrayList<>(
                changes.stream().filter(change -> change.tokens() != null).toList());
        fresh.sort(Comparator.comparingLong(Change::seq));
        for (Change change : fresh) {
            Query insert = session.query(
                    change.isIncoming()
                            ? "INSERT INTO incoming_search (rowid, search_tokens) VALUES (?, ?)"
                            : "INSERT INTO outgoing_search (rowid, search_tokens) VALUES (?, ?)");
            insert.number(change.seq()).text(change.tokens()).update();
        }
        StringBuilder messages = new StringBuilder();
        for (Change change : changes) {
            messages.append(change.isIncoming() ? 'i' : 'o')
                    .append(change.seq())
                    .append(' ');
        }
        long note = session.query(NOTE)
                .text(writer)
                .text(messages.toString())
                .first(Row::number)
                .orElseThrow();
        if (note % TRIM_EVERY == 0) {
            session.query(TRIM).number(note - KEPT).update();
        }
    }

    @Override
    public void committed(List<Change> changes) {
        if (!changes.isEmpty()) {
            committed.accept(changes);
        }
    }
}
