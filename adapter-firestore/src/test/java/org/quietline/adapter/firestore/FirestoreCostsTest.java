package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quietline.adapter.firestore.Messages.ADA;
import static org.quietline.adapter.firestore.Messages.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.adapter.firestore.client.Operations;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.Conversations.Filter;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.Stored;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** What each flow costs, counted on the wire. {@code docs/firestore-costs.md} says the same. */
@ExtendWith(WithEmulator.class)
class FirestoreCostsTest {
    private static final Path PAGE = Path.of("..", "docs", "firestore-costs.md");
    private static final Path MEASURED = Path.of("target", "firestore-costs.md");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
    private static final int ROWS = 60;
    private static final int LIMIT = 50;

    @Test
    void a_registered_users_message_costs_three_reads_and_five_writes() throws IOException {
        try (FirestoreStore store = WithEmulator.newStore()) {
            store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE).named("Ada"));
            assertCosts(store, "a registered user's message, from webhook to delivered", () -> {
                store.userDirectory().find(ADA);
                Stored<OutgoingMessage> claimed =
                        Messages.recorded(store.messageLog().record(Messages.acknowledged(1)));
                untilDelivered(store, claimed);
            });
        }
    }

    @Test
    void an_unknown_numbers_message_costs_one_read_and_one_write() throws IOException {
        try (FirestoreStore store = WithEmulator.newStore()) {
            assertCosts(store, "an unknown number's message", () -> {
                store.userDirectory().find(ADA);
                store.messageLog().record(Messages.silent(1));
            });
            store.conversations().handle(ADA, "olga", NOON);
            assertCosts(store, "an unknown number's message that opens a handled conversation", () -> {
                store.userDirectory().find(ADA);
                store.messageLog().record(Messages.silent(2));
            });
            assertCosts(store, "a duplicate webhook", () -> {
                store.userDirectory().find(ADA);
                store.messageLog().record(Messages.silent(2));
            });
        }
    }

    @Test
    void an_operators_message_costs_one_write_for_the_audit() throws IOException {
        try (FirestoreStore store = WithEmulator.newStore()) {
            store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE));
            assertCosts(store, "an operator's message, from form to delivered", () -> {
                store.userDirectory().find(ADA);
                MessageLog.Addition addition =
                        store.messageLog().add(Messages.outgoing(1).claimed(NOON, Duration.ofMinutes(1)), "Ada");
                store.auditTrail().append(new AuditEvent("e-1", NOON, "olga", "send", "out-1", "", "run", 1, "seal"));
                untilDelivered(store, Messages.added(addition));
            });
        }
    }

    @Test
    void a_page_costs_its_rows_and_one_more() throws IOException {
        try (FirestoreStore store = WithEmulator.newStore()) {
            for (int n = 1; n <= ROWS; n++) {
                store.messageLog().record(Messages.silent(n));
            }
            IncomingFilter words =
                    new IncomingFilter(new SearchQuery(List.of(Set.of("hello"), Set.of("7"))), null, null, null, null);
            assertCosts(
                    store,
                    "a page of 50 messages of 60",
                    () -> store.messagePages().incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, LIMIT));
            assertCosts(
                    store,
                    "a page of 10 found among 60 by a rare word",
                    () -> store.messagePages().incoming(words, Order.NEWEST_FIRST, null, 10));
            assertCosts(
                    store,
                    "a conversation's page of 50 of 60",
                    () -> store.messagePages().conversation(ADA, null, LIMIT));
            assertCosts(
                    store, "a conversation's state", () -> store.conversations().find(ADA));
        }
    }

    @Test
    void a_list_of_conversations_costs_five_reads_a_row_besides_the_messages_passed_over() throws IOException {
        try (FirestoreStore store = WithEmulator.newStore()) {
            for (int n = 1; n <= 24; n++) {
                store.messageLog().record(Messages.silent(n, 12));
            }
            assertCosts(
                    store,
                    "the open conversations, 12 contacts with 2 messages each",
                    () -> store.conversations().list(Filter.OPEN, null, LIMIT));
            assertCosts(
                    store,
                    "unknown senders, 12 with 2 messages each",
                    () -> store.conversations().strangers(null, LIMIT));
            for (int n = 0; n < 12; n++) {
                store.conversations().handle(Messages.silent(n, 12).message().from(), "olga", NOON);
            }
            assertCosts(
                    store,
                    "the open conversations when all 12 of those are handled",
                    () -> store.conversations().list(Filter.OPEN, null, LIMIT));
        }
    }

    @Test
    void what_is_done_when_nothing_happens() throws IOException {
        try (FirestoreStore store = WithEmulator.newStore()) {
            store.storeCheck().check();
            assertCosts(store, "one look for waiting messages", () -> {
                store.messageLog().abandoned(NOON, LIMIT);
                store.messageLog().due(NOON, LIMIT);
            });
            assertCosts(
                    store,
                    "one readiness check, from the second on",
                    () -> store.storeCheck().check());
            assertCosts(
                    store,
                    "one minute's statistics, when something happened",
                    () -> store.statistics().store(new Statistics.Shard(DAY, "one", Map.of("in", 1L))));
            assertCosts(store, "one look at a session", () -> store.sessions().find("ab"));
        }
    }

    @Test
    void ten_changes_are_read_once_however_many_follow() throws IOException {
        String project = WithEmulator.newProject();
        FirestoreSettings settings = FirestoreSettings.withEmulator(project, WithEmulator.host());
        try (FirestoreStore store = FirestoreStore.open(settings);
                FirestoreStore other = FirestoreStore.open(settings)) {
            other.messageLog().record(Messages.silent(100));
            AtomicInteger heard = new AtomicInteger();
            Operations before = store.operations();
            try (LiveFeed.Subscription one = store.liveFeed().follow(counting(heard));
                    LiveFeed.Subscription two = store.liveFeed().follow(counting(heard))) {
                assertThat(one).isNotSameAs(two);
                for (int n = 1; n <= 10; n++) {
                    other.messageLog().record(Messages.silent(n));
                }
                await().atMost(Duration.ofSeconds(20)).untilAtomic(heard, org.hamcrest.Matchers.equalTo(20));
                // Two to find where to begin, two to begin to listen.
                assertThat(store.operations().since(before).reads()).isEqualTo(4 + 10);
            }
        }
    }

    private static LiveFeed.Listener counting(AtomicInteger heard) {
        return new LiveFeed.Listener() {
            @Override
            public void changed(LoggedMessage message) {
                heard.incrementAndGet();
            }

            @Override
            public void gap() {}
        };
    }

    /** The carrier accepts it, then reports that it was sent and that it was delivered. */
    private static void untilDelivered(FirestoreStore store, Stored<OutgoingMessage> claimed) {
        MessageLog log = store.messageLog();
        OutgoingMessage accepted = claimed.value().accepted(Messages.reference(claimed.value()), Messages.later(900));
        assertThat(log.replace(claimed, accepted)).isPresent();
        assertThat(log.findOutgoing(accepted.id())).isPresent();
        Stored<OutgoingMessage> sent = log.findOutgoing(accepted.id()).orElseThrow();
        assertThat(log.replace(sent, sent.value().after(Messages.delivered(sent.value()))))
                .isPresent();
    }

    /** The page has a row for this flow with just these numbers; {@code target} has the rows as measured. */
    private static void assertCosts(FirestoreStore store, String flow, Runnable steps) throws IOException {
        Operations before = store.operations();
        steps.run();
        Operations cost = store.operations().since(before);
        String row = "| " + flow + " | " + cost.reads() + " | " + cost.writes() + " | " + cost.deletes() + " |";
        Files.writeString(MEASURED, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        assertThat(Files.readString(PAGE)).contains(row);
    }
}
