package org.quietline.adapter.sqlite.page;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.row.Entry;
import org.quietline.adapter.sqlite.row.IncomingRows;
import org.quietline.adapter.sqlite.row.OutgoingRows;
import org.quietline.adapter.sqlite.row.SortColumn;
import org.quietline.application.port.Stored;
import org.quietline.application.search.SearchTokens;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;

/**
 * One of the two tables of messages, as pages read it.
 *
 * @param prefix of the names of its indexes and of its search table
 * @param time the column with the time
 * @param reader reads the columns
 * @param tokens by which one message is found
 */
record MessageKind<T>(
        String prefix,
        String columns,
        String time,
        Function<SortColumn, Row.Reader<Entry<T>>> reader,
        Function<T, Set<String>> tokens,
        Function<T, Strand> strand) {

    /** Sorted by status. */
    static final List<Strand> INCOMING_STRANDS = List.of(
            new Strand("0", "is_registered = 0 AND response_sent = 0"),
            new Strand("0", "is_registered = 1 AND response_sent = 0"),
            new Strand("1", "is_registered = 0 AND response_sent = 1"),
            new Strand("1", "is_registered = 1 AND response_sent = 1"));

    /** Sorted by status. */
    static final List<Strand> OUTGOING_STRANDS = Arrays.stream(DeliveryStatus.values())
            .map(MessageKind::strand)
            .sorted((one, other) -> one.status().compareTo(other.status()))
            .toList();

    static final MessageKind<IncomingMessage> INCOMING = new MessageKind<>(
            "incoming",
            IncomingRows.COLUMNS,
            "timestamp",
            IncomingRows::entries,
            message -> SearchTokens.of(message.from(), message.text()),
            message -> INCOMING_STRANDS.get((message.responseSent() ? 2 : 0) + (message.isRegistered() ? 1 : 0)));

    static final MessageKind<Stored<OutgoingMessage>> OUTGOING = new MessageKind<>(
            "outgoing",
            OutgoingRows.COLUMNS,
            "queued_at",
            OutgoingRows::entries,
            stored -> SearchTokens.of(stored.value().to(), stored.value().text()),
            stored -> strand(stored.value().delivery().status()));

    private static Strand strand(DeliveryStatus status) {
        return new Strand(status.code(), "status = '" + status.code() + "'");
    }

    String table() {
        return prefix + "_messages";
    }

    /**
     * The rows of these strands between two places, neither included, in one order. The parameters: for each strand the
     * lower place and the upper place, then the greatest number of rows.
     */
    String merged(List<Strand> strands, SortColumn sort, boolean descending) {
        List<String> keys = sort == SortColumn.NAME ? List.of("contact_name", time, "id") : List.of(time, "id");
        String place = "(" + String.join(", ", keys) + ")";
        String unknown = keys.size() == 3 ? "(?, ?, ?)" : "(?, ?)";
        String index = prefix + (sort == SortColumn.NAME ? "_by_name" : "_by_time");
        String direction = descending ? " DESC" : "";
        List<String> parts = strands.stream()
                .map(strand -> "SELECT " + columns + " FROM " + table() + " INDEXED BY " + index + " WHERE "
                        + strand.condition() + " AND " + place + " > " + unknown + " AND " + place + " < " + unknown)
                .toList();
        return String.join(" UNION ALL ", parts) + " ORDER BY " + String.join(direction + ", ", keys) + direction
                + " LIMIT ?";
    }

    /**
     * The rows found by a search. The parameters: the match, the lowest and highest row, the greatest number of rows.
     */
    String found(boolean descending) {
        return "SELECT " + columns + " FROM " + prefix + "_search CROSS JOIN " + table() + " ON seq = " + prefix
                + "_search.rowid WHERE " + prefix + "_search MATCH ? AND " + prefix + "_search.rowid BETWEEN ? AND ?"
                + " ORDER BY " + prefix + "_search.rowid" + (descending ? " DESC" : "") + " LIMIT ?";
    }

    /** One contact's rows, the newest first. The parameters: the number, the place before, the number of rows. */
    String ofContact() {
        return "SELECT " + columns + " FROM " + table() + " INDEXED BY " + prefix + "_by_contact WHERE phone_number = ?"
                + " AND (" + time + ", id) < (?, ?) ORDER BY " + time + " DESC, id DESC LIMIT ?";
    }
}
