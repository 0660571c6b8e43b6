package org.quietline.adapter.firestore.directory;

import java.util.List;
import org.quietline.adapter.firestore.client.Database;
import org.quietline.adapter.firestore.client.QueryShape;

/** Every query that is made of users, of the audit and of the statistics, by its shape. */
public final class DirectoryQueries {
    static final QueryShape USERS = QueryShape.of(Database.USERS);
    static final QueryShape USERS_BY_NAME = USERS.orderBy(UserDocument.SORT_NAME, false);
    static final QueryShape USERS_BY_START =
            USERS.whereContains(UserDocument.NAME_STARTS).orderBy(UserDocument.SORT_NAME, false);
    static final QueryShape EVENTS_BY_TIME = QueryShape.of(Database.AUDIT).orderBy(FirestoreAuditTrail.AT, true);
    static final QueryShape EVENTS_BY_RUN = QueryShape.of(Database.AUDIT)
            .orderBy(FirestoreAuditTrail.RUN, false)
            .orderBy(FirestoreAuditTrail.NUMBER, false);
    static final QueryShape STATISTICS_BY_DAY =
            QueryShape.of(Database.STATISTICS).orderBy(FirestoreStatistics.DAY, false);

    private DirectoryQueries() {}

    /** All shapes. */
    public static List<QueryShape> all() {
        return List.of(USERS, USERS_BY_NAME, USERS_BY_START, EVENTS_BY_TIME, EVENTS_BY_RUN, STATISTICS_BY_DAY);
    }
}
