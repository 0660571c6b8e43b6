package org.quietline.adapter.firestore.log;

import java.util.ArrayList;
import java.util.List;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.QueryShape;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.SortBy;

/** Every query that is made of the log, by its shape. */
public final class LogQueries {
    static final QueryShape DUE = QueryShape.of(Database.OUTGOING)
            .where(OutgoingDocument.STATUS)
            .orderBy(OutgoingDocument.NEXT_ATTEMPT_AT, false);
    static final QueryShape ABANDONED = QueryShape.of(Database.OUTGOING)
            .where(OutgoingDocument.STATUS)
            .orderBy(OutgoingDocument.CLAIMED_UNTIL, false);
    static final QueryShape IN_STATE =
            QueryShape.of(Database.OUTGOING).where(OutgoingDocument.STATUS).orderBy(OutgoingDocument.SINCE, false);
    static final QueryShape BY_REFERENCE = QueryShape.of(Database.OUTGOING).where(OutgoingDocument.REFERENCE);
    static final QueryShape TO_IN_STATE = QueryShape.of(Database.OUTGOING)
            .where(OutgoingDocument.PHONE_NUMBER)
            .where(OutgoingDocument.STATUS);
    static final QueryShape FROM_CONTACT = QueryShape.of(Database.INCOMING)
            .where(IncomingDocument.PHONE_NUMBER)
            .orderBy(IncomingDocument.TIMESTAMP, true);
    static final QueryShape TO_CONTACT = QueryShape.of(Database.OUTGOING)
            .where(OutgoingDocument.PHONE_NUMBER)
            .orderBy(OutgoingDocument.QUEUED_AT, true);
    static final QueryShape LATEST_FROM_CONTACT = QueryShape.of(Database.INCOMING)
            .where(IncomingDocument.PHONE_NUMBER)
            .orderBy(IncomingDocument.STORED_AT, true);

    static final QueryShape FIRST_FROM_CONTACT = QueryShape.of(Database.INCOMING)
            .where(IncomingDocument.PHONE_NUMBER)
            .orderBy(IncomingDocument.TIMESTAMP, false);
    static final QueryShape WRITTEN_TO_CONTACT = QueryShape.of(Database.OUTGOING)
            .where(OutgoingDocument.PHONE_NUMBER)
            .where(OutgoingDocument.KIND)
            .orderBy(OutgoingDocument.QUEUED_AT, true);

    private static final boolean[] BOTH = {false, true};

    private LogQueries() {}

    static QueryShape changes(String collection) {
        return QueryShape.of(collection).orderBy(IncomingDocument.CHANGED_AT, true);
    }

    /** Pages of incoming messages; a search asks for nothing else but its token, the rest is filtered in memory. */
    static QueryShape incoming(boolean search, boolean answered, boolean registered, Order order) {
        QueryShape shape = QueryShape.of(Database.INCOMING);
        if (search) {
            shape = shape.whereContains(IncomingDocument.SEARCH_TOKENS);
        }
        if (answered) {
            shape = shape.where(IncomingDocument.RESPONSE_SENT);
        }
        if (registered) {
            shape = shape.where(IncomingDocument.IS_REGISTERED);
        }
        return sorted(shape, order, IncomingDocument.RESPONSE_SENT, answered, IncomingDocument.TIMESTAMP);
    }

    /** Pages of outgoing messages. */
    static QueryShape outgoing(boolean search, boolean status, Order order) {
        QueryShape shape = QueryShape.of(Database.OUTGOING);
        if (search) {
            shape = shape.whereContains(IncomingDocument.SEARCH_TOKENS);
        }
        if (status) {
            shape = shape.where(OutgoingDocument.STATUS);
        }
        return sorted(shape, order, OutgoingDocument.STATUS, status, OutgoingDocument.QUEUED_AT);
    }

    private static QueryShape sorted(QueryShape shape, Order order, String status, boolean isFixed, String time) {
        QueryShape byKey = switch (order.by()) {
            case TIMESTAMP -> shape;
            case DISPLAY_NAME -> shape.orderBy(IncomingDocument.CONTACT_NAME, order.descending());
            case STATUS -> isFixed ? shape : shape.orderBy(status, order.descending());
        };
        return byKey.orderBy(time, order.descending());
    }

    /** All shapes. */
    public static List<QueryShape> all() {
        List<QueryShape> all = new ArrayList<>(List.of(
                DUE,
                ABANDONED,
                IN_STATE,
                BY_REFERENCE,
                TO_IN_STATE,
                FROM_CONTACT,
                TO_CONTACT,
                LATEST_FROM_CONTACT,
                FIRST_FROM_CONTACT,
                WRITTEN_TO_CONTACT,
                changes(Database.INCOMING),
                changes(Database.OUTGOING)));
        for (SortBy by : SortBy.values()) {
            for (boolean descending : BOTH) {
                Order order = new Order(by, descending);
                all.add(incoming(true, false, false, order));
                all.add(outgoing(true, false, order));
                for (boolean filtered : BOTH) {
                    all.add(outgoing(false, filtered, order));
                    all.add(incoming(false, filtered, false, order));
                    all.add(incoming(false, filtered, true, order));
                }
            }
        }
        return all.stream().distinct().toList();
    }
}
