package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.acknowledged;
import static org.quietline.application.port.Samples.acknowledgement;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.everyState;
import static org.quietline.application.port.Samples.incoming;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.person;
import static org.quietline.application.port.Samples.record;
import static org.quietline.application.port.Samples.replace;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.sm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** In which order every {@link MessagePages} must show the log. */
public interface MessagePagesOrderContract {
    /** Names with ties, in either case, and people without one. */
    List<String> NAMES = List.of("Mia", "", "ada", "Bo", "", "mia", "Ada", "Zed");

    /** A new and empty store. */
    Store emptyStore();

    /** What a row sorts by, as the port says. */
    record Key(MessageId id, long millis, String name, String status) {
        static Comparator<Key> by(Order order) {
            Comparator<Key> ascending = switch (order.by()) {
                case TIMESTAMP -> Comparator.comparingLong(Key::millis);
                case DISPLAY_NAME ->
                    Comparator.comparing((Key key) -> key.name().toLowerCase(Locale.ROOT))
                            .thenComparingLong(Key::millis);
                case STATUS -> Comparator.comparing(Key::status).thenComparingLong(Key::millis);
            };
            ascending = ascending.thenComparing(key -> key.id().value());
            return order.descending() ? ascending.reversed() : ascending;
        }
    }

    @Test
    default void an_empty_log_has_one_empty_page() {
        Store store = emptyStore();
        Page<?> none = new Page<>(List.of(), null);
        assertThat(store.messagePages().incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 10))
                .isEqualTo(none);
        assertThat(store.messagePages().outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, null, 10))
                .isEqualTo(none);
        assertThat(store.messagePages().conversation(ADA, null, 10)).isEqualTo(none);
    }

    @Test
    default void the_first_page_is_full_when_there_are_enough() {
        Store store = emptyStore();
        for (int n = 0; n < 5; n++) {
            record(store, incoming(n, ADA, "Hello", at(n)));
        }
        Page<IncomingMessage> first = store.messagePages().incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 3);
        assertThat(first.rows()).extracting(IncomingMessage::id).containsExactly(sm(4), sm(3), sm(2));
        assertThat(first.next()).isNotNull();
    }

    @Test
    default void incoming_messages_come_in_every_order_without_loss_or_repetition() {
        Store store = emptyStore();
        List<Key> keys = new ArrayList<>();
        for (int n = 0; n < 23; n++) {
            String name = NAMES.get(n % NAMES.size());
            boolean answered = n % 3 == 0;
            long millis = n / 4;
            PhoneNumber from = person(n);
            Arrival arrival = new Arrival(
                    acknowledged(n, from, "Hello", at(millis)),
                    acknowledgement(n, from, at(millis)),
                    OptOutChange.NONE,
                    nullIfEmpty(name));
            assertThat(store.messageLog().record(arrival)).isInstanceOf(MessageLog.Intake.Recorded.class);
            if (answered) {
                Stored<OutgoingMessage> stored =
                        store.messageLog().findOutgoing(out(n)).orElseThrow();
                replace(store, stored, sent(stored.value(), n, at(millis)));
            }
            keys.add(new Key(sm(n), millis, name, answered ? "1" : "0"));
        }
        for (Order order : orders()) {
            for (int limit : List.of(1, 2, 7, 23, 200)) {
                List<IncomingMessage> rows = Pages.all(
                        (after, size) -> store.messagePages().incoming(IncomingFilter.ALL, order, after, size), limit);
                assertThat(rows)
                        .as("%s by %s", order, limit)
                        .extracting(IncomingMessage::id)
                        .containsExactlyElementsOf(sorted(keys, order));
            }
        }
    }

    @Test
    default void outgoing_messages_come_in_every_order_without_loss_or_repetition() {
        Store store = emptyStore();
        List<Key> keys = new ArrayList<>();
        int n = 0;
        for (OutgoingMessage message : everyState()) {
            String name = NAMES.get(n++ % NAMES.size());
            add(store, message, nullIfEmpty(name));
            keys.add(new Key(message.id(), 0, name, message.delivery().status().code()));
        }
        for (Order order : orders()) {
            for (int limit : List.of(1, 3, 200)) {
                List<OutgoingMessage> rows = Pages.all(
                        (after, size) -> store.messagePages().outgoing(OutgoingFilter.ALL, order, after, size), limit);
                assertThat(rows)
                        .as("%s by %s", order, limit)
                        .extracting(OutgoingMessage::id)
                        .containsExactlyElementsOf(sorted(keys, order));
            }
        }
    }

    private static @Nullable String nullIfEmpty(String name) {
        return name.isEmpty() ? null : name;
    }

    private static List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (SortBy by : SortBy.values()) {
            orders.add(new Order(by, true));
            orders.add(new Order(by, false));
        }
        return orders;
    }

    private static List<MessageId> sorted(List<Key> keys, Order order) {
        return keys.stream().sorted(Key.by(order)).map(Key::id).toList();
    }

    @Test
    default void a_message_moves_when_its_state_changes() {
        Store store = emptyStore();
        Stored<OutgoingMessage> first = add(store, outgoing(1));
        add(store, outgoing(2));
        Order byStatus = new Order(SortBy.STATUS, true);
        replace(store, first, sent(first.value(), 1, at(1)));
        assertThat(store.messagePages()
                        .outgoing(OutgoingFilter.ALL, byStatus, null, 10)
                        .rows())
                .extracting(OutgoingMessage::id)
                .containsExactly(out(1), out(2));
    }

    @Test
    default void rows_added_between_two_pages_disturb_no_other_row() {
        Store store = emptyStore();
        for (int n = 0; n < 10; n++) {
            record(store, incoming(n, ADA, "Hello", at(100 + n / 2)));
        }
        for (boolean descending : List.of(true, false)) {
            Order order = new Order(SortBy.TIMESTAMP, descending);
            AtomicInteger next = new AtomicInteger(descending ? 1_000 : 2_000);
            List<IncomingMessage> rows = Pages.all(
                    (after, size) -> store.messagePages().incoming(IncomingFilter.ALL, order, after, size), 3, () -> {
                        int n = next.incrementAndGet();
                        if (n % 1_000 < 6) {
                            record(store, incoming(n, BOB, "new", at(descending ? 5_000 + n : -5_000 - n)));
                        }
                    });
            assertThat(rows)
                    .extracting(IncomingMessage::id)
                    .filteredOn(id -> id.value().compareTo(sm(10).value()) < 0)
                    .containsExactlyElementsOf(
                            descending ? countingDown(9) : countingDown(9).reversed());
            assertThat(rows).extracting(IncomingMessage::id).doesNotHaveDuplicates();
        }
    }

    private static List<MessageId> countingDown(int from) {
        List<MessageId> ids = new ArrayList<>();
        for (int n = from; n >= 0; n--) {
            ids.add(sm(n));
        }
        return ids;
    }

    @Test
    default void a_conversation_holds_both_directions_newest_first() {
        Store store = emptyStore();
        PhoneNumber elsewhere = PhoneNumber.ofSender("whatsapp:+15557770001");
        record(store, incoming(1, ADA, "Hello", at(10)));
        add(store, outgoing(1, ADA, "Hello, Ada", at(20)));
        record(store, incoming(2, ADA, "Thanks", at(30)));
        add(store, outgoing(2, ADA, "Bye", at(40)));
        record(store, incoming(3, BOB, "Me too", at(15)));
        record(store, incoming(4, elsewhere, "Me too", at(16)));
        add(store, outgoing(3, BOB, "Yes?", at(25)));
        for (int limit : List.of(1, 2, 3, 10)) {
            List<LoggedMessage> rows =
                    Pages.all((after, size) -> store.messagePages().conversation(ADA, after, size), limit);
            assertThat(rows).extracting(LoggedMessage::id).containsExactly(out(2), sm(2), out(1), sm(1));
            assertThat(rows.getFirst()).isInstanceOf(LoggedMessage.Out.class);
            assertThat(rows.getLast()).isInstanceOf(LoggedMessage.In.class);
        }
    }

    @Test
    default void a_conversation_loses_no_row_to_ties() {
        Store store = emptyStore();
        for (int n = 0; n < 9; n++) {
            record(store, incoming(n, ADA, "Hello", at(n / 3)));
            add(store, outgoing(n, ADA, "Hello", at(n / 3)));
        }
        for (int limit : List.of(1, 2, 5, 18, 50)) {
            List<LoggedMessage> rows =
                    Pages.all((after, size) -> store.messagePages().conversation(ADA, after, size), limit);
            assertThat(rows).hasSize(18).extracting(LoggedMessage::id).doesNotHaveDuplicates();
            assertThat(rows).extracting(LoggedMessage::at).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    default void a_page_shows_the_message_as_it_is_now() {
        Store store = emptyStore();
        IncomingMessage message = acknowledged(1, ADA, "Hello", NOON);
        Stored<OutgoingMessage> queued = record(store, message, acknowledgement(1, ADA, NOON));
        OutgoingMessage sent = sent(queued.value(), 1, at(1));
        replace(store, queued, sent);
        assertThat(store.messagePages()
                        .incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 10)
                        .rows())
                .containsExactly(message.answered());
        assertThat(store.messagePages()
                        .outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, null, 10)
                        .rows())
                .containsExactly(sent);
        Function<LoggedMessage, Object> value = row -> switch (row) {
            case LoggedMessage.In in -> in.message();
            case LoggedMessage.Out out -> out.message();
        };
        assertThat(store.messagePages().conversation(ADA, null, 10).rows())
                .extracting(value)
                .containsExactlyInAnyOrder(message.answered(), sent);
    }
}
