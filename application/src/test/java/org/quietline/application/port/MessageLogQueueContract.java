package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.everyState;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.refused;
import static org.quietline.application.port.Samples.replace;
import static org.quietline.application.port.Samples.report;
import static org.quietline.application.port.Samples.sending;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.unconfirmed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** How every {@link MessageLog} must find the work that waits. */
public interface MessageLogQueueContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void the_due_messages_come_longest_due_first_and_no_more_than_asked_for() {
        Store store = emptyStore();
        add(store, postponed(1, at(30)));
        add(store, postponed(2, at(10)));
        add(store, postponed(3, at(20)));
        add(store, postponed(4, at(40)));
        assertThat(ids(store.messageLog().due(at(100), 10))).containsExactly(out(2), out(3), out(1), out(4));
        assertThat(ids(store.messageLog().due(at(100), 2))).containsExactly(out(2), out(3));
    }

    @Test
    default void a_message_is_due_from_its_time_on() {
        Store store = emptyStore();
        add(store, postponed(1, at(10)));
        assertThat(store.messageLog().due(at(9), 10)).isEmpty();
        assertThat(ids(store.messageLog().due(at(10), 10))).containsExactly(out(1));
        assertThat(ids(store.messageLog().due(at(11), 10))).containsExactly(out(1));
    }

    @Test
    default void a_new_message_is_due_at_once() {
        Store store = emptyStore();
        Stored<OutgoingMessage> stored = add(store, outgoing(1));
        assertThat(store.messageLog().due(NOON, 10)).containsExactly(stored);
    }

    @Test
    default void only_queued_messages_are_due() {
        Store store = everyStateStored();
        assertThat(store.messageLog().due(at(1_000_000), 100))
                .isNotEmpty()
                .allMatch(row -> row.value().delivery().status() == DeliveryStatus.QUEUED);
    }

    private Store everyStateStored() {
        Store store = emptyStore();
        everyState().forEach(message -> add(store, message));
        return store;
    }

    @Test
    default void a_message_that_was_put_back_is_due_again() {
        Store store = emptyStore();
        Stored<OutgoingMessage> queued = add(store, outgoing(1));
        Stored<OutgoingMessage> sending = replace(store, queued, sending(queued.value(), at(1)));
        assertThat(store.messageLog().due(at(1_000_000), 10)).isEmpty();
        replace(store, sending, sending.value().notTaken(at(2), at(50)));
        assertThat(store.messageLog().due(at(49), 10)).isEmpty();
        assertThat(ids(store.messageLog().due(at(50), 10))).containsExactly(out(1));
        assertThat(store.messageLog().abandoned(at(1_000_000), 10)).isEmpty();
    }

    @Test
    default void the_abandoned_messages_come_oldest_claim_first_and_no_more_than_asked_for() {
        Store store = emptyStore();
        add(store, outgoing(1).claimed(at(30), Duration.ofMillis(100)));
        add(store, outgoing(2).claimed(at(10), Duration.ofMillis(100)));
        add(store, outgoing(3).claimed(at(20), Duration.ofMillis(100)));
        assertThat(ids(store.messageLog().abandoned(at(1_000), 10))).containsExactly(out(2), out(3), out(1));
        assertThat(ids(store.messageLog().abandoned(at(1_000), 1))).containsExactly(out(2));
    }

    @Test
    default void a_message_is_abandoned_when_its_claim_has_ended() {
        Store store = emptyStore();
        add(store, outgoing(1).claimed(NOON, Duration.ofMillis(100)));
        assertThat(store.messageLog().abandoned(at(99), 10)).isEmpty();
        assertThat(ids(store.messageLog().abandoned(at(100), 10))).containsExactly(out(1));
        assertThat(ids(store.messageLog().abandoned(at(101), 10))).containsExactly(out(1));
    }

    @Test
    default void only_messages_being_sent_are_abandoned() {
        Store store = everyStateStored();
        assertThat(store.messageLog().abandoned(at(1_000_000_000), 100))
                .isNotEmpty()
                .allMatch(row -> row.value().delivery().status() == DeliveryStatus.SENDING);
    }

    @Test
    default void the_unconfirmed_messages_come_oldest_first_and_no_more_than_asked_for() {
        Store store = emptyStore();
        add(store, unconfirmed(outgoing(1, ADA, "one", at(3)), at(30)));
        add(store, unconfirmed(outgoing(2, BOB, "two", at(1)), at(10)));
        add(store, unconfirmed(outgoing(3, ADA, "three", at(2)), at(20)));
        add(store, sending(outgoing(4), NOON));
        assertThat(ids(store.messageLog().unconfirmed(10))).containsExactly(out(2), out(3), out(1));
        assertThat(ids(store.messageLog().unconfirmed(2))).containsExactly(out(2), out(3));
    }

    @Test
    default void only_unconfirmed_messages_are_unconfirmed() {
        Store store = everyStateStored();
        assertThat(store.messageLog().unconfirmed(100))
                .isNotEmpty()
                .allMatch(row -> row.value().delivery().status() == DeliveryStatus.UNCONFIRMED);
    }

    @Test
    default void the_unreported_messages_come_oldest_first_and_no_more_than_asked_for() {
        Store store = emptyStore();
        add(store, sent(outgoing(1), 1, at(30)));
        add(store, sent(outgoing(2), 2, at(10)));
        add(store, sent(outgoing(3), 3, at(20)));
        add(store, sent(outgoing(4), 4, at(5)).after(report(ref(4), CarrierStatus.DELIVERED, at(6))));
        assertThat(ids(store.messageLog().unreported(NOON, at(1_000), 10))).containsExactly(out(2), out(3), out(1));
        assertThat(ids(store.messageLog().unreported(NOON, at(1_000), 2))).containsExactly(out(2), out(3));
    }

    @Test
    default void the_times_of_unreported_messages_include_the_first_and_exclude_the_last() {
        Store store = emptyStore();
        add(store, sent(outgoing(1), 1, at(10)));
        add(store, sent(outgoing(2), 2, at(20)));
        assertThat(ids(store.messageLog().unreported(at(10), at(20), 10))).containsExactly(out(1));
        assertThat(ids(store.messageLog().unreported(at(11), at(21), 10))).containsExactly(out(2));
        assertThat(store.messageLog().unreported(at(11), at(20), 10)).isEmpty();
    }

    @Test
    default void only_sent_messages_are_unreported() {
        Store store = everyStateStored();
        assertThat(store.messageLog().unreported(NOON, at(1_000_000_000), 100))
                .isNotEmpty()
                .allMatch(row -> row.value().delivery().status() == DeliveryStatus.SENT);
    }

    @Test
    default void what_failed_unaccepted_comes_oldest_first_from_a_time_on() {
        Store store = emptyStore();
        add(store, refused(outgoing(1), at(30)));
        add(store, refused(outgoing(2), at(10)));
        add(store, refused(outgoing(3), at(20)));
        Instant first =
                add(store, refused(outgoing(4), at(40))).value().delivery().since();
        add(store, sent(outgoing(5), 5, at(5)).after(report(ref(5), CarrierStatus.FAILED, at(50))));
        MessageLog log = store.messageLog();
        assertThat(ids(log.failedUnaccepted(NOON, 10))).containsExactly(out(2), out(3), out(1), out(4));
        assertThat(ids(log.failedUnaccepted(NOON, 2))).containsExactly(out(2), out(3));
        assertThat(ids(log.failedUnaccepted(first, 10))).containsExactly(out(4));
        assertThat(log.failedUnaccepted(first.plusMillis(1), 10)).isEmpty();
    }

    @Test
    default void tells_whether_a_message_to_somebody_is_being_sent() {
        Store store = emptyStore();
        PhoneNumber elsewhere = PhoneNumber.ofSender("whatsapp:+15557770001");
        assertThat(store.messageLog().isSendingTo(ADA)).isFalse();
        Stored<OutgoingMessage> queued = add(store, outgoing(1));
        assertThat(store.messageLog().isSendingTo(ADA)).isFalse();
        Stored<OutgoingMessage> sending = replace(store, queued, sending(queued.value(), at(1)));
        assertThat(store.messageLog().isSendingTo(ADA)).isTrue();
        assertThat(store.messageLog().isSendingTo(BOB)).isFalse();
        assertThat(store.messageLog().isSendingTo(elsewhere)).isFalse();
        replace(store, sending, sending.value().unconfirmed(at(2)));
        assertThat(store.messageLog().isSendingTo(ADA)).isFalse();
    }

    @Test
    default void unconfirmed_messages_to_somebody_are_found() {
        Store store = emptyStore();
        add(store, unconfirmed(outgoing(1), NOON));
        add(store, unconfirmed(outgoing(2, BOB, "Hello", NOON), NOON));
        add(store, sending(outgoing(3), NOON));
        Stored<OutgoingMessage> other = add(store, unconfirmed(outgoing(4), at(1)));
        add(store, refused(outgoing(5), NOON));
        add(store, outgoing(6));
        MessageLog log = store.messageLog();
        assertThat(ids(log.unconfirmedTo(ADA, 10))).containsExactlyInAnyOrder(out(1), out(4));
        assertThat(log.unconfirmedTo(ADA, 10)).contains(other);
        assertThat(log.unconfirmedTo(ADA, 1)).hasSize(1);
        assertThat(ids(log.unconfirmedTo(BOB, 10))).containsExactly(out(2));
        assertThat(log.unconfirmedTo(PhoneNumber.ofSender("whatsapp:" + ADA.unmasked()), 10))
                .isEmpty();
    }

    @Test
    default void messages_that_ended_or_wait_are_not_being_sent() {
        Store store = emptyStore();
        add(store, sent(outgoing(1), 1, NOON));
        add(store, refused(outgoing(2), NOON));
        add(store, outgoing(3));
        add(store, unconfirmed(outgoing(4), NOON));
        assertThat(store.messageLog().isSendingTo(ADA)).isFalse();
    }

    private static OutgoingMessage postponed(int n, Instant until) {
        return sending(outgoing(n), NOON).notTaken(NOON, until);
    }

    private static List<MessageId> ids(List<Stored<OutgoingMessage>> rows) {
        return rows.stream().map(row -> row.value().id()).toList();
    }
}
