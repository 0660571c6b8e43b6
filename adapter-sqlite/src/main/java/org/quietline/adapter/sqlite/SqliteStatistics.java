package org.quietline.adapter.sqlite;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.application.port.Statistics;

/** The statistics in one table, a row for each count. */
final class SqliteStatistics implements Statistics {
    private static final String CLEAR = "DELETE FROM statistics WHERE day = ? AND process = ?";
    private static final String ADD = "INSERT INTO statistics (day, process, counter, total) VALUES (?, ?, ?, ?)";
    private static final String BETWEEN =
            "SELECT day, process, counter, total FROM statistics WHERE day BETWEEN ? AND ? ORDER BY day, process";

    private final SqliteFile<Change> file;

    SqliteStatistics(SqliteFile<Change> file) {
        this.file = file;
    }

    private record Of(String day, String process) {}

    private record Count(Of of, String counter, long total) {
        static Count read(Row row) throws SQLException {
            return new Count(new Of(row.text(), row.text()), row.text(), row.number());
        }
    }

    @Override
    public void store(Shard shard) {
        String day = shard.day().toString();
        file.write("store statistics", (session, changes) -> {
            session.query(CLEAR).text(day).text(shard.process()).update();
            for (Map.Entry<String, Long> count : shard.counts().entrySet()) {
                session.query(ADD)
                        .text(day)
                        .text(shard.process())
                        .text(count.getKey())
                        .number(count.getValue())
                        .update();
            }
            return shard.counts().size();
        });
    }

    @Override
    public List<Shard> between(LocalDate first, LocalDate last) {
        List<Count> counts = file.read(
                "read statistics",
                session -> session.query(BETWEEN)
                        .text(first.toString())
                        .text(last.toString())
                        .all(Count::read));
        Map<Of, Map<String, Long>> shards = new LinkedHashMap<>();
        counts.forEach(count -> shards.computeIfAbsent(count.of(), unused -> new LinkedHashMap<>())
                .put(count.counter(), count.total()));
        List<Shard> found = new ArrayList<>();
        shards.forEach((of, totals) -> found.add(new Shard(LocalDate.parse(of.day()), of.process(), totals)));
        return found;
    }
}
