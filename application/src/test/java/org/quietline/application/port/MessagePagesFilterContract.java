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

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.phone.PhoneNumber;

/** What every {@link MessagePages} must leave out, and what it must find. */
public interface MessagePagesFilterContract {
    /** A new and empty store. */
    Store emptyStore();

    /** Texts to search in; the numbers are those of the messages. */
    List<String> TEXTS = List.of(
            "The delivery is late AGAIN, please call",
            "Caf\u00e9 on Friday? Please",
            "cafe\u0301 cr\u00e8me, na\u00efve \u00dcbung",
            "\u6211\u4eec\u660e\u5929\u89c1",
            "\u0417\u0430\u0432\u0442\u0440\u0430 \u0432 \u043f\u044f\u0442\u044c",
            "call me on +1 (555) 867-5309 please",
            "code 4711, not 47110");

    @Test
    default void shows_incoming_messages_by_answer_and_by_registration() {
        Store store = emptyStore();
        Stored<OutgoingMessage> queued =
                record(store, acknowledged(1, ADA, "Hello", at(1)), acknowledgement(1, ADA, at(1)));
        replace(store, queued, sent(queued.value(), 1, at(1)));
        record(store, acknowledged(2, ADA, "Hello", at(2)), acknowledgement(2, ADA, at(2)));
        record(store, incoming(3, ADA, "STOP", at(3)).handled(new Handling(true, false, null, Silence.KEYWORD, null)));
        record(store, incoming(4, BOB, "Hello", at(4)));
        assertThat(found(store, new IncomingFilter(null, true, null, null, null)))
                .containsExactly(sm(1));
        assertThat(found(store, new IncomingFilter(null, false, null, null, null)))
                .containsExactly(sm(4), sm(3), sm(2));
        assertThat(found(store, new IncomingFilter(null, null, true, null, null)))
                .containsExactly(sm(3), sm(2), sm(1));
        assertThat(found(store, new IncomingFilter(null, null, false, null, null)))
                .containsExactly(sm(4));
        assertThat(found(store, new IncomingFilter(null, false, true, null, null)))
                .containsExactly(sm(3), sm(2));
        assertThat(found(store, new IncomingFilter(null, true, false, null, null)))
                .isEmpty();
    }

    @Test
    default void shows_incoming_messages_from_a_time_on_until_before_another() {
        Store store = emptyStore();
        for (int n = 1; n <= 5; n++) {
            record(store, incoming(n, ADA, "Hello", at(n * 10L)));
        }
        assertThat(found(store, new IncomingFilter(null, null, null, at(20), at(40))))
                .containsExactly(sm(3), sm(2));
        assertThat(found(store, new IncomingFilter(null, null, null, at(41), null)))
                .containsExactly(sm(5));
        assertThat(found(store, new IncomingFilter(null, null, null, null, at(20))))
                .containsExactly(sm(1));
        assertThat(found(store, new IncomingFilter(null, null, null, at(20), at(20))))
                .isEmpty();
    }

    @Test
    default void shows_outgoing_messages_by_state() {
        Store store = emptyStore();
        everyState().forEach(message -> add(store, message));
        for (DeliveryStatus status : DeliveryStatus.values()) {
            List<MessageId> expected = everyState().stream()
                    .filter(message -> message.delivery().status() == status)
                    .map(OutgoingMessage::id)
                    .toList();
            assertThat(expected).isNotEmpty();
            assertThat(found(store, new OutgoingFilter(null, status, null, null)))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    default void a_message_leaves_the_state_that_it_had() {
        Store store = emptyStore();
        Stored<OutgoingMessage> queued = add(store, outgoing(1));
        replace(store, queued, sent(queued.value(), 1, at(1)));
        assertThat(found(store, new OutgoingFilter(null, DeliveryStatus.QUEUED, null, null)))
                .isEmpty();
        assertThat(found(store, new OutgoingFilter(null, DeliveryStatus.SENT, null, null)))
                .containsExactly(out(1));
    }

    @Test
    default void shows_outgoing_messages_from_a_time_on_until_before_another() {
        Store store = emptyStore();
        for (int n = 1; n <= 5; n++) {
            add(store, outgoing(n, ADA, "Hello", at(n * 10L)));
        }
        assertThat(found(store, new OutgoingFilter(null, null, at(20), at(40)))).containsExactly(out(3), out(2));
        assertThat(found(store, new OutgoingFilter(null, DeliveryStatus.QUEUED, at(40), null)))
                .containsExactly(out(5), out(4));
    }

    @Test
    default void every_filter_works_in_every_order() {
        Store store = emptyStore();
        for (int n = 0; n < 12; n++) {
            record(store, incoming(n, person(n), n % 2 == 0 ? "apples" : "pears", at(n)));
            add(store, outgoing(n, person(n), n % 2 == 0 ? "apples" : "pears", at(n)));
        }
        SearchQuery apples = SearchQuery.parse("apples").orElseThrow();
        IncomingFilter in = new IncomingFilter(apples, false, false, at(2), at(9));
        OutgoingFilter out = new OutgoingFilter(apples, DeliveryStatus.QUEUED, at(2), at(9));
        for (SortBy by : SortBy.values()) {
            for (boolean descending : List.of(true, false)) {
                Order order = new Order(by, descending);
                assertThat(Pages.all((after, size) -> store.messagePages().incoming(in, order, after, size), 2))
                        .extracting(IncomingMessage::id)
                        .containsExactlyElementsOf(inOrder(descending, sm(2), sm(4), sm(6), sm(8)));
                assertThat(Pages.all((after, size) -> store.messagePages().outgoing(out, order, after, size), 2))
                        .extracting(OutgoingMessage::id)
                        .containsExactlyElementsOf(inOrder(descending, out(2), out(4), out(6), out(8)));
            }
        }
    }

    private static List<MessageId> inOrder(boolean descending, MessageId... ascending) {
        return descending ? List.of(ascending).reversed() : List.of(ascending);
    }

    @Test
    default void finds_words_whatever_their_case_and_accents() {
        Store store = withTexts();
        assertFinds(store, "late", 0);
        assertFinds(store, "again", 0);
        assertFinds(store, "DELIVERY", 0);
        assertFinds(store, "cafe", 1, 2);
        assertFinds(store, "CAF\u00c9", 1, 2);
        assertFinds(store, "ubung", 2);
        assertFinds(store, "naive", 2);
        assertFinds(store, "\u0437\u0430\u0432\u0442\u0440\u0430", 4);
        assertFinds(store, "please", 0, 1, 5);
    }

    @Test
    default void finds_parts_of_scripts_without_spaces() {
        Store store = withTexts();
        assertFinds(store, "\u660e\u5929", 3);
        assertFinds(store, "\u5929", 3);
        assertFinds(store, "\u5929\u660e");
    }

    @Test
    default void finds_only_what_has_all_the_words() {
        Store store = withTexts();
        assertFinds(store, "please call", 0, 5);
        assertFinds(store, "please friday", 1);
        assertFinds(store, "please friday late");
        assertFinds(store, "nothing");
        assertFinds(store, "lat");
    }

    @Test
    default void finds_four_digits_in_the_text_and_at_the_end_of_the_number() {
        Store store = withTexts();
        record(store, incoming(50, PhoneNumber.parse("+15550004711"), "Hello", at(50)));
        record(store, incoming(51, PhoneNumber.parse("+15554711000"), "Hello", at(51)));
        assertFinds(store, "4711", 6, 50);
        assertFinds(store, "711");
    }

    @Test
    default void finds_no_number_that_a_text_holds_beyond_what_its_mask_shows() {
        Store store = withTexts();
        for (String typed : List.of("8675309", "867", "555", "555 867", "+15558675309", "15558675309", "867-5309")) {
            assertFinds(store, typed);
        }
    }

    @Test
    default void a_search_turns_pages_without_loss_or_repetition() {
        Store store = emptyStore();
        SearchQuery apples = SearchQuery.parse("apples").orElseThrow();
        IntStream.range(0, 40)
                .forEach(n -> record(store, incoming(n, ADA, n % 7 == 3 ? "red apples" : "red pears", at(n / 2))));
        IntStream.range(0, 40)
                .forEach(n -> add(store, outgoing(n, ADA, n % 7 == 3 ? "red apples" : "red pears", at(n / 2))));
        for (int limit : List.of(1, 2, 5, 50)) {
            IncomingFilter in = new IncomingFilter(apples, null, null, null, null);
            assertThat(Pages.all(
                            (after, size) -> store.messagePages().incoming(in, Order.NEWEST_FIRST, after, size), limit))
                    .extracting(IncomingMessage::id)
                    .containsExactly(sm(38), sm(31), sm(24), sm(17), sm(10), sm(3));
            OutgoingFilter out = new OutgoingFilter(apples, null, null, null);
            assertThat(Pages.all(
                            (after, size) -> store.messagePages().outgoing(out, Order.NEWEST_FIRST, after, size),
                            limit))
                    .extracting(OutgoingMessage::id)
                    .containsExactly(out(38), out(31), out(24), out(17), out(10), out(3));
        }
    }

    private Store withTexts() {
        Store store = emptyStore();
        for (int n = 0; n < TEXTS.size(); n++) {
            record(store, incoming(n, person(n), TEXTS.get(n), NOON.plusSeconds(n)));
            add(store, outgoing(n, person(n), TEXTS.get(n), NOON.plusSeconds(n)));
        }
        return store;
    }

    private static void assertFinds(Store store, String typed, int... numbers) {
        SearchQuery search = SearchQuery.parse(typed).orElseThrow();
        List<MessageId> in = IntStream.of(numbers).mapToObj(Samples::sm).toList();
        assertThat(found(store, new IncomingFilter(search, null, null, null, null)))
                .as(typed)
                .containsExactlyInAnyOrderElementsOf(in);
        List<MessageId> out = IntStream.of(numbers)
                .filter(n -> n < TEXTS.size())
                .mapToObj(Samples::out)
                .toList();
        assertThat(found(store, new OutgoingFilter(search, null, null, null)))
                .as(typed)
                .containsExactlyInAnyOrderElementsOf(out);
    }

    private static List<MessageId> found(Store store, IncomingFilter filter) {
        return Pages.all((after, size) -> store.messagePages().incoming(filter, Order.NEWEST_FIRST, after, size), 10)
                .stream()
                .map(IncomingMessage::id)
                .toList();
    }

    private static List<MessageId> found(Store store, OutgoingFilter filter) {
        return Pages.all((after, size) -> store.messagePages().outgoing(filter, Order.NEWEST_FIRST, after, size), 10)
                .stream()
                .map(OutgoingMessage::id)
                .toList();
    }
}
