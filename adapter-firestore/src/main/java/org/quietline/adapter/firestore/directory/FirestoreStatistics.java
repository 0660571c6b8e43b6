package org.quietline.adapter.firestore.directory;

import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Query;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.quietline.adapter.firestore.client.BadDocumentException;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.Draft;
import org.quietline.adapter.firestore.client.Fields;
import org.quietline.application.port.Statistics;

/**
 * The statistics in Firestore: a document for each process and day, written as a whole, so never read before. A TTL
 * policy on {@code expiresAt} removes them.
 */
public final class FirestoreStatistics implements Statistics {
    static final String DAY = "day";
    private static final String PROCESS = "process";
    private static final String COUNTS = "counts";
    private static final String EXPIRES_AT = "expiresAt";

    /** Longer than any report looks back, and than a year is compared with the one before. */
    private static final int DAYS_KEPT = 800;

    private final Database database;

    /** @param database where the counts are kept */
    public FirestoreStatistics(Database database) {
        this.database = database;
    }

    @Override
    public void store(Shard shard) {
        String day = shard.day().toString();
        Map<String, Object> fields = Draft.ofNew()
                .text(DAY, day)
                .text(PROCESS, shard.process())
                .numbers(COUNTS, shard.counts())
                .time(
                        EXPIRES_AT,
                        shard.day()
                                .plusDays(DAYS_KEPT)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant())
                .fields();
        Call.of("storing statistics")
                .apply(() -> database.batch()
                        .set(database.document(Database.STATISTICS, day + "-" + shard.process()), fields)
                        .commit());
    }

    @Override
    public List<Shard> between(LocalDate first, LocalDate last) {
        Query days = DirectoryQueries.STATISTICS_BY_DAY
                .query(database)
                .whereGreaterThanOrEqualTo(DAY, first.toString())
                .whereLessThanOrEqualTo(DAY, last.toString());
        List<Shard> shards = new ArrayList<>();
        for (DocumentSnapshot document : Call.of("reading statistics").rows(days)) {
            try {
                Fields fields = Fields.of(document);
                shards.add(new Shard(day(fields), fields.text(PROCESS), fields.numbers(COUNTS)));
            } catch (BadDocumentException e) {
                database.badDocuments().report(document.getReference(), e);
            }
        }
        return shards;
    }

    private static LocalDate day(Fields fields) throws BadDocumentException {
        try {
            return LocalDate.parse(fields.text(DAY));
        } catch (DateTimeException e) {
            throw new BadDocumentException(DAY + " is no date");
        }
    }
}
