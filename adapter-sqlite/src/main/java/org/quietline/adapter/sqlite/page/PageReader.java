package org.quietline.adapter.sqlite.page;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Query;
import org.quietline.adapter.sqlite.file.Session;
import org.quietline.adapter.sqlite.row.Entry;
import org.quietline.adapter.sqlite.row.Sequence;
import org.quietline.adapter.sqlite.row.SortColumn;
import org.quietline.adapter.sqlite.row.Times;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;

/**
 * Reads one page of one table of messages. Filters are served by reading only the strands that they admit; what no
 * index can tell, the words of a text and the time under a sort by name, is looked up in a bounded number of rows.
 */
final class PageReader<T> {
    /** How many rows are read for each one asked for, where not every row read may be shown. */
    static final int READ_PER_ROW = 4;

    /** A search that finds no more than this is sorted in memory, whatever it is sorted by. */
    private static final int SORTED_IN_MEMORY = 1_000;

    /** Above every id and every name. */
    private static final String TOP = "\uDBFF\uDFFF";

    private final MessageKind<T> kind;
    private final Criteria criteria;
    private final SortColumn sort;
    private final boolean descending;
    private final @Nullable Position after;
    private final int limit;
    private final Comparator<Position> places;

    PageReader(MessageKind<T> kind, Criteria criteria, Order order, @Nullable Position after, int limit) {
        this.kind = kind;
        this.criteria = criteria;
        this.sort = SortColumn.of(order.by());
        this.descending = order.descending();
        this.after = after;
        this.limit = limit;
        Comparator<Position> ascending = Comparator.comparing(
                        (Position place) -> place.key().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
                .thenComparing(Position::at)
                .thenComparing(Position::id);
        this.places = descending ? ascending.reversed() : ascending;
    }

    Page<T> read(Session session) throws SQLException {
        if (criteria.strands().isEmpty()) {
            return new Page<>(List.of(), null);
        }
        if (criteria.search() == null) {
            return sort == SortColumn.NAME && criteria.hasSpan()
                    ? walk(session, READ_PER_ROW * limit)
                    : walk(session, limit);
        }
        return search(session);
    }

    /** Goes along the index of the sort, looking at no more than so many rows. */
    private Page<T> walk(Session session, int reach) throws SQLException {
        List<Entry<T>> entries = new ArrayList<>();
        if (sort == SortColumn.STATUS) {
            List<String> statuses = new ArrayList<>(criteria.statuses());
            statuses.sort(descending ? Comparator.<String>reverseOrder() : Comparator.<String>naturalOrder());
            for (String status : statuses) {
                int step = after == null ? 1 : stepsOn(after.key(), status);
                if (step >= 0 && entries.size() <= reach) {
                    List<Strand> strands = criteria.strands().stream()
                            .filter(strand -> strand.status().equals(status))
                            .toList();
                    entries.addAll(merged(session, strands, step == 0 ? after : null, reach + 1 - entries.size()));
                }
            }
        } else {
            entries.addAll(merged(session, criteria.strands(), after, reach + 1));
        }
        Predicate<Entry<T>> wanted = entry -> isWithin(entry) && hasWords(entry);
        return page(entries.subList(0, Math.min(reach, entries.size())), wanted, entries.size() > reach);
    }

    /** Positive when the second status comes later in the order, 0 when both are the same. */
    private int stepsOn(String before, String status) {
        return descending ? before.compareTo(status) : status.compareTo(before);
    }

    private List<Entry<T>> merged(Session session, List<Strand> strands, @Nullable Position from, int count)
            throws SQLException {
        Query query = session.query(kind.merged(strands, sort, descending));
        for (int i = 0; i < strands.size(); i++) {
            if (!descending && from != null) {
                bind(query, from.key(), Times.toNanos(from.at()), from.id());
            } else {
                bind(query, "", sort == SortColumn.NAME ? Long.MIN_VALUE : criteria.from(), "");
            }
            if (descending && from != null) {
                bind(query, from.key(), Times.toNanos(from.at()), from.id());
            } else if (sort == SortColumn.NAME || criteria.until() == Long.MAX_VALUE) {
                bind(query, TOP, Long.MAX_VALUE, TOP);
            } else {
                bind(query, TOP, criteria.until(), "");
            }
        }
        return query.number(count).all(kind.reader().apply(sort));
    }

    private void bind(Query query, String key, long at, String id) throws SQLException {
        if (sort == SortColumn.NAME) {
            query.text(key);
        }
        query.number(at).text(id);
    }

    private Page<T> search(Session session) throws SQLException {
        boolean byTime = sort == SortColumn.TIME;
        int reach = byTime ? READ_PER_ROW * limit : Math.max(READ_PER_ROW * limit, SORTED_IN_MEMORY);
        List<Entry<T>> found = found(session, byTime, reach + 1);
        boolean isAll = found.size() <= reach;
        if (!isAll && byTime) {
            long cut = found.getLast().seq();
            found.removeIf(entry -> Sequence.areTogether(entry.seq(), cut));
        }
        found.removeIf(entry -> after != null && places.compare(entry.position(), after) <= 0);
        if (!isAll && (!byTime || found.isEmpty())) {
            return walk(session, READ_PER_ROW * limit);
        }
        found.sort(Comparator.comparing(Entry::position, places));
        return page(found, entry -> isWithin(entry) && isInStrand(entry), !isAll);
    }

    private List<Entry<T>> found(Session session, boolean fromHere, int count) throws SQLException {
        long lowest = Sequence.first(criteria.from());
        long highest = Sequence.last(criteria.until());
        if (fromHere && after != null) {
            long here = Times.toNanos(after.at());
            lowest = descending ? lowest : Math.max(lowest, Sequence.first(here));
            highest = descending ? Math.min(highest, Sequence.last(here)) : highest;
        }
        List<Entry<T>> found = session.query(kind.found(descending))
                .text(SearchIndex.match(criteria.search()))
                .number(lowest)
                .number(highest)
                .number(count)
                .all(kind.reader().apply(sort));
        return new ArrayList<>(found);
    }

    /** @param more whether rows follow after the entries */
    private Page<T> page(List<Entry<T>> entries, Predicate<Entry<T>> wanted, boolean more) {
        List<T> rows = new ArrayList<>();
        @Nullable Position seen = null;
        for (Entry<T> entry : entries) {
            T value = entry.value();
            if (value != null && wanted.test(entry)) {
                if (rows.size() == limit) {
                    return new Page<>(rows, seen);
                }
                rows.add(value);
            }
            seen = entry.position();
        }
        return new Page<>(rows, more ? seen : null);
    }

    private boolean isWithin(Entry<T> entry) {
        return criteria.isWithin(entry.position().at());
    }

    private boolean hasWords(Entry<T> entry) {
        T value = entry.value();
        return criteria.search() == null
                || (value != null && criteria.search().finds(kind.tokens().apply(value)));
    }

    private boolean isInStrand(Entry<T> entry) {
        T value = entry.value();
        return value != null && criteria.strands().contains(kind.strand().apply(value));
    }
}
