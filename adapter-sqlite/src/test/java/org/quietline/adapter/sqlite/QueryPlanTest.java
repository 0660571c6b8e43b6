package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.sqlite.Samples.ANN;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.acknowledged;
import static org.quietline.adapter.sqlite.Samples.acknowledgement;
import static org.quietline.adapter.sqlite.Samples.incoming;
import static org.quietline.adapter.sqlite.Samples.later;
import static org.quietline.adapter.sqlite.Samples.outgoing;
import static org.quietline.adapter.sqlite.Samples.reference;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessageLog.Intake;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.application.port.Position;
import org.quietline.application.port.Stored;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** SQLite's own word that no statement goes through a whole table or sorts what it has read. */
class QueryPlanTest {
    private static final Set<String> TABLES = Set.of(
            "users",
            "user_words",
            "incoming_messages",
            "outgoing_messages",
            "conversations",
            "senders",
            "audit_events",
            "sessions",
            "watermarks",
            "changes");

    @TempDir
    Path directory;

    @Test
    void no_statement_reads_a_whole_table_or_sorts() throws SQLException {
        Path file = directory.resolve("quietline.db");
        try (SqliteStore store = SqliteStore.open(file)) {
            useEveryPort(store);
            Set<String> statements = store.file().statements();
            assertThat(statements).hasSizeGreaterThan(100);
            try (Connection connection = Raw.connect(file)) {
                for (String sql : statements) {
                    if (!sql.startsWith("PRAGMA") && !sql.startsWith("BEGIN") && !sql.startsWith("COMMIT")) {
                        assertThat(plan(connection, sql)).as(sql).noneMatch(QueryPlanTest::isCostly);
                    }
                }
            }
        }
    }

    @Test
    void a_statement_that_reads_a_whole_table_or_sorts_is_noticed() throws SQLException {
        Path file = directory.resolve("quietline.db");
        SqliteStore.open(file).close();
        try (Connection connection = Raw.connect(file)) {
            assertThat(plan(connection, "SELECT * FROM incoming_messages WHERE silence = ?"))
                    .anyMatch(QueryPlanTest::isCostly);
            assertThat(plan(connection, "SELECT * FROM users WHERE phone_number > ? ORDER BY status"))
                    .anyMatch(QueryPlanTest::isCostly);
        }
    }

    /** A scan in the order of an index that holds only the few rows asked for is none of a table. */
    private static boolean isCostly(String step) {
        boolean scansTable = TABLES.stream()
                .anyMatch(table -> step.equals("SCAN " + table) || step.startsWith("SCAN " + table + " USING"));
        boolean partial = step.endsWith("INDEX users_to_be_named") || step.endsWith("INDEX outgoing_unconfirmed");
        return step.contains("TEMP B-TREE") || (scansTable && !partial);
    }

    private static List<String> plan(Connection connection, String sql) throws SQLException {
        List<String> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            while (answer.next()) {
                steps.add(answer.getString("detail"));
            }
        }
        return steps;
    }

    private static void useEveryPort(SqliteStore store) {
        write(store);
        readLog(store.messageLog());
        for (SortBy by : SortBy.values()) {
            readPages(store.messagePages(), new Order(by, true));
            readPages(store.messagePages(), new Order(by, false));
        }
        store.messagePages().conversation(ANN, null, 10);
        store.conversations().find(ANN);
        store.conversations().list(Conversations.Filter.OPEN, null, 10);
        store.conversations().strangers(null, 10);
        store.userDirectory().find(ANN);
        store.userDirectory().names(List.of(ANN));
        store.userDirectory().list(null, null, 10);
        store.userDirectory().list("an", null, 10);
        store.userDirectory().byLastDigits("4567", 10);
        store.auditTrail().page(null, 10);
        store.auditTrail().each(event -> {});
        store.sessions().find("hash");
        store.watermarks().find("mark");
    }

    private static void write(SqliteStore store) {
        store.userDirectory().add(User.of(ANN, UserStatus.ACTIVE).named("Ann Lee"));
        store.userDirectory().update(ANN, user -> user.named("Ann Bell"));
        store.conversations().handle(ANN, "op", NOON);
        OutgoingMessage claimed = acknowledgement(1, NOON).claimed(NOON, Duration.ofSeconds(60));
        Arrival arrival = acknowledged(incoming(1, NOON, "Hello"), claimed, "Ann");
        Intake intake = store.messageLog().record(arrival);
        Stored<OutgoingMessage> stored =
                ((Intake.Recorded) intake).acknowledgement().orElseThrow();
        store.messageLog().replace(stored, claimed.accepted(reference(1), later(1)));
        store.messageLog().add(outgoing(2, NOON, "Hello"), null);
        int number = 10;
        for (OptOutChange change : OptOutChange.values()) {
            number++;
            store.messageLog().record(new Arrival(incoming(number, NOON, "word"), null, change, null));
        }
        store.sessions().touch("hash", NOON);
        store.sessions().end("hash", NOON);
        store.watermarks().advance("mark", NOON);
        store.storeCheck().check();
    }

    private static void readLog(MessageLog log) {
        log.findIncoming(Samples.in(1));
        log.findOutgoing(Samples.out(1));
        log.findByReference(reference(1));
        log.recorded(List.of(Samples.in(1)));
        log.linked(List.of(reference(1)));
        log.due(NOON, 10);
        log.abandoned(NOON, 10);
        log.unconfirmed(10);
        log.unconfirmedTo(ANN, 10);
        log.unreported(NOON, later(9), 10);
        log.failedUnaccepted(NOON, 10);
        log.isSendingTo(ANN);
    }

    private static void readPages(MessagePages pages, Order order) {
        @Nullable Boolean[] choices = {null, true, false};
        @Nullable Instant[] spans = {null, NOON};
        Position after = new Position("0", NOON, "x");
        for (Boolean answered : choices) {
            for (Boolean registered : choices) {
                for (Instant span : spans) {
                    pages.incoming(new IncomingFilter(null, answered, registered, span, span), order, null, 10);
                    pages.incoming(new IncomingFilter(null, answered, registered, span, span), order, after, 10);
                }
            }
        }
        SearchQuery search = SearchQuery.parse("hello 4567").orElseThrow();
        pages.incoming(new IncomingFilter(search, null, true, NOON, null), order, null, 10);
        pages.outgoing(new OutgoingFilter(search, null, NOON, null), order, null, 10);
        List<@Nullable DeliveryStatus> statuses = new ArrayList<>(Arrays.asList(DeliveryStatus.values()));
        statuses.add(null);
        for (DeliveryStatus status : statuses) {
            pages.outgoing(new OutgoingFilter(null, status, null, null), order, null, 10);
            pages.outgoing(new OutgoingFilter(null, status, NOON, later(9)), order, after, 10);
        }
    }
}
