package org.quietline.adapter.firestore.client;

import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;

/**
 * Reads one page of a query whose rows may be filtered further in memory. Reads at most four documents for each row
 * that was asked for, however few of them are wanted; the page is then shorter, and the next one starts behind it. Asks
 * at most eight times.
 */
public final class PageScan<T> {
    private static final int MOST_READS_A_ROW = 4;

    private final Call call;
    private final Function<DocumentSnapshot, Optional<Position>> position;
    private final Function<DocumentSnapshot, Optional<T>> row;
    private Query query;

    /**
     * @param query sorted to the last, by document id
     * @param position where a document stands in that order; empty when its fields are of no use
     * @param row the row that a document makes; empty when it is not wanted or cannot be read
     */
    public PageScan(
            Call call,
            Query query,
            Function<DocumentSnapshot, Optional<Position>> position,
            Function<DocumentSnapshot, Optional<T>> row) {
        this.call = call;
        this.query = query;
        this.position = position;
        this.row = row;
    }

    /** Starts behind this place. */
    public void startAfter(Object... place) {
        query = query.startAfter(place);
    }

    /** The page with at most this many rows; one document more is read, to tell whether there is another page. */
    public Page<T> page(int limit) {
        List<T> rows = new ArrayList<>();
        @Nullable Position last = null;
        int left = MOST_READS_A_ROW * limit;
        Query rest = query;
        for (int asked = 0; left > 0; asked++) {
            int wanted = next(limit, rows.size(), left, asked);
            List<QueryDocumentSnapshot> documents = call.rows(rest.limit(wanted));
            for (QueryDocumentSnapshot document : documents) {
                if (rows.size() == limit) {
                    return new Page<>(rows, last);
                }
                row.apply(document).ifPresent(rows::add);
                last = position.apply(document).orElse(last);
            }
            if (documents.size() < wanted) {
                return new Page<>(rows, null);
            }
            left -= wanted;
            rest = query.startAfter(documents.getLast());
        }
        return new Page<>(rows, last);
    }

    /**
     * How many documents to ask for next: what is missing and one more, to know whether a page follows. Who has asked
     * twice goes on by half a page at least, or a page that lacks one row would be looked for two documents at a time.
     */
    static int next(int limit, int found, int left, int asked) {
        int missing = limit - found + 1;
        return Math.min(left, asked < 2 ? missing : Math.max(missing, (limit + 1) / 2));
    }
}
