package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.acknowledged;
import static org.quietline.application.port.Samples.acknowledgement;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.everyState;
import static org.quietline.application.port.Samples.incoming;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.record;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.replace;
import static org.quietline.application.port.Samples.report;
import static org.quietline.application.port.Samples.sending;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.sm;
import static org.quietline.application.port.Samples.text;
import static org.quietline.application.port.Samples.unconfirmed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.MessageLog.Addition;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;

/** What every {@link MessageLog} must do with outgoing messages. */
public interface MessageLogOutgoingContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void an_outgoing_message_reads_back_equal_in_every_state() {
        Store store = emptyStore();
        for (OutgoingMessage message : everyState()) {
            assertThat(add(store, message).value()).isEqualTo(message);
            assertThat(store.messageLog().findOutgoing(message.id()))
                    .map(Stored::value)
                    .contains(message);
        }
    }

    @Test
    default void an_outgoing_message_reads_back_equal_after_it_was_replaced_by_any_state() {
        Store store = emptyStore();
        for (OutgoingMessage next : everyState()) {
            Stored<OutgoingMessage> first = add(store, queuedAs(next));
            Optional<Stored<OutgoingMessage>> replaced = store.messageLog().replace(first, next);
            assertThat(replaced).map(Stored::value).contains(next);
            assertThat(store.messageLog().findOutgoing(next.id())).isEqualTo(replaced);
        }
    }

    private static OutgoingMessage queuedAs(OutgoingMessage message) {
        OutgoingMessage queued = OutgoingMessage.queued(
                message.id(), message.to(), message.text(), message.origin(), message.queuedAt());
        return message.sender().map(queued::from).orElse(queued);
    }

    @Test
    default void a_message_with_a_known_id_is_not_added_again() {
        Store store = emptyStore();
        Stored<OutgoingMessage> first = add(store, outgoing(1, ADA, "first", NOON));
        Addition second = store.messageLog().add(outgoing(1, ADA, "second", at(1)), "Ada");
        assertThat(second).isEqualTo(new Addition.AlreadyThere(first));
        assertThat(store.messageLog().findOutgoing(out(1))).contains(first);
    }

    @Test
    default void of_fifty_messages_added_at_once_exactly_one_is_stored() {
        Store store = emptyStore();
        List<Addition> additions =
                Together.run(50, n -> store.messageLog().add(outgoing(1, ADA, "text " + n, at(n)), null));
        Stored<OutgoingMessage> stored = store.messageLog().findOutgoing(out(1)).orElseThrow();
        assertThat(additions).containsOnlyOnce(new Addition.Added(stored));
        assertThat(additions)
                .filteredOn(new Addition.AlreadyThere(stored)::equals)
                .hasSize(49);
    }

    @Test
    default void an_outgoing_message_does_not_open_the_conversation() {
        Store store = emptyStore();
        store.conversations().handle(ADA, "olga", NOON);
        add(store, outgoing(1));
        assertThat(store.conversations().find(ADA)).isEqualTo(new Conversation.Handled("olga", NOON));
    }

    @Test
    default void a_message_goes_from_version_to_version() {
        Store store = emptyStore();
        Stored<OutgoingMessage> queued = add(store, outgoing(1));
        Stored<OutgoingMessage> sending = replace(store, queued, sending(queued.value(), at(1)));
        Stored<OutgoingMessage> sent = replace(store, sending, sending.value().accepted(ref(1), at(2)));
        assertThat(store.messageLog().findOutgoing(out(1))).contains(sent);
        assertThat(sent.value().history()).hasSize(3);
    }

    @Test
    default void a_stale_version_replaces_nothing() {
        Store store = emptyStore();
        Stored<OutgoingMessage> queued = add(store, outgoing(1));
        Stored<OutgoingMessage> sending = replace(store, queued, sending(queued.value(), at(1)));
        assertThat(store.messageLog().replace(queued, sending(queued.value(), at(2))))
                .isEmpty();
        assertThat(store.messageLog().replace(queued, sending(queued.value(), at(1))))
                .isEmpty();
        assertThat(store.messageLog().findOutgoing(out(1))).contains(sending);
    }

    @Test
    default void a_version_can_be_used_wherever_it_was_read() {
        Store store = emptyStore();
        add(store, outgoing(1));
        MessageLog log = store.messageLog();
        Stored<OutgoingMessage> due = log.due(at(10), 10).getFirst();
        replace(store, due, sending(due.value(), at(10)));
        Stored<OutgoingMessage> abandoned = log.abandoned(at(70_000), 10).getFirst();
        replace(store, abandoned, abandoned.value().unconfirmed(at(70_000)));
        Stored<OutgoingMessage> unconfirmed = log.unconfirmed(10).getFirst();
        replace(store, unconfirmed, unconfirmed.value().accepted(ref(1), at(80_000)));
        Stored<OutgoingMessage> unreported =
                log.unreported(NOON, at(90_000), 10).getFirst();
        assertThat(log.findByReference(ref(1))).contains(unreported);
        OutgoingMessage arrived = unreported.value().after(report(ref(1), CarrierStatus.DELIVERED, at(90_000)));
        Stored<OutgoingMessage> delivered = replace(store, unreported, arrived);
        assertThat(log.findByReference(ref(1))).contains(delivered);
        Stored<OutgoingMessage> there = ((Addition.AlreadyThere) log.add(outgoing(1), null)).existing();
        assertThat(log.replace(there, arrived.after(report(ref(1), CarrierStatus.READ, at(95_000)))))
                .isPresent();
    }

    @Test
    default void of_twenty_writers_at_once_one_wins_each_version() {
        Store store = emptyStore();
        Stored<OutgoingMessage> current = add(store, outgoing(1));
        for (int round = 1; round <= 3; round++) {
            Stored<OutgoingMessage> expected = current;
            int thisRound = round;
            List<Optional<Stored<OutgoingMessage>>> results =
                    Together.run(20, n -> store.messageLog().replace(expected, next(expected.value(), thisRound, n)));
            List<Stored<OutgoingMessage>> winners =
                    results.stream().flatMap(Optional::stream).toList();
            assertThat(winners).hasSize(1);
            current = winners.getFirst();
            assertThat(store.messageLog().findOutgoing(out(1))).contains(current);
        }
    }

    private static OutgoingMessage next(OutgoingMessage message, int round, int writer) {
        return round % 2 == 1
                ? message.claimed(at(round * 100L + writer), Samples.LEASE)
                : message.notTaken(at(round * 100L + writer), at(round * 100L + writer));
    }

    @Test
    default void an_accepted_acknowledgement_sets_response_sent() {
        Store store = emptyStore();
        List<OutgoingMessage> accepted = new ArrayList<>();
        OutgoingMessage sending = sending(acknowledgement(1, ADA, NOON), at(1));
        accepted.add(sending.accepted(ref(1), at(2)));
        accepted.add(sending.after(report(ref(2), CarrierStatus.DELIVERED, at(2))));
        accepted.add(sending.after(report(ref(3), CarrierStatus.FAILED, at(2))));
        accepted.add(sending.unconfirmed(at(2)).after(report(ref(4), CarrierStatus.SENT, at(3))));
        for (int n = 1; n <= accepted.size(); n++) {
            IncomingMessage message = acknowledged(n, ADA, "Hello", at(n));
            OutgoingMessage next = ofIncoming(accepted.get(n - 1), n);
            Stored<OutgoingMessage> stored = record(store, message, queuedAs(next));
            assertThat(store.messageLog().findIncoming(sm(n))).contains(message);
            replace(store, stored, next);
            assertThat(store.messageLog().findIncoming(sm(n))).contains(message.answered());
        }
    }

    private static OutgoingMessage ofIncoming(OutgoingMessage message, int n) {
        return OutgoingMessage.restored(
                out(n),
                message.to(),
                message.sender().orElse(null),
                message.text(),
                new Origin.Acknowledgement(sm(n)),
                message.queuedAt(),
                message.attempts(),
                message.delivery(),
                message.history());
    }

    @Test
    default void response_sent_stays_when_the_acknowledgement_is_lost_later() {
        Store store = emptyStore();
        IncomingMessage message = acknowledged(1, ADA, "Hello", NOON);
        Stored<OutgoingMessage> queued = record(store, message, acknowledgement(1, ADA, NOON));
        Stored<OutgoingMessage> sent = replace(store, queued, sent(queued.value(), 1, at(1)));
        replace(store, sent, sent.value().after(report(ref(1), CarrierStatus.UNDELIVERED, at(2))));
        assertThat(store.messageLog().findIncoming(sm(1))).contains(message.answered());
    }

    @Test
    default void an_acknowledgement_that_is_not_known_to_be_accepted_answers_nothing() {
        Store store = emptyStore();
        IncomingMessage message = acknowledged(1, ADA, "Hello", NOON);
        Stored<OutgoingMessage> current = record(store, message, acknowledgement(1, ADA, NOON));
        current = replace(store, current, sending(current.value(), at(1)));
        current = replace(store, current, current.value().unconfirmed(at(2)));
        replace(store, current, current.value().withoutTrace(FailureReason.inWords("no trace"), at(3)));
        assertThat(store.messageLog().findIncoming(sm(1))).contains(message);
    }

    @Test
    default void a_stale_version_of_an_acknowledgement_answers_nothing() {
        Store store = emptyStore();
        IncomingMessage message = acknowledged(1, ADA, "Hello", NOON);
        Stored<OutgoingMessage> queued = record(store, message, acknowledgement(1, ADA, NOON));
        replace(store, queued, unconfirmed(queued.value(), at(1)));
        assertThat(store.messageLog().replace(queued, sent(queued.value(), 1, at(1))))
                .isEmpty();
        assertThat(store.messageLog().findIncoming(sm(1))).contains(message);
        assertThat(store.messageLog().findByReference(ref(1))).isEmpty();
    }

    @Test
    default void a_message_of_an_operator_answers_nothing() {
        Store store = emptyStore();
        IncomingMessage message = incoming(1, ADA, "Hello", NOON);
        record(store, message);
        OutgoingMessage retry =
                OutgoingMessage.queued(out(1), ADA, text("Hello"), new Origin.Operator("olga", sm(1)), at(1));
        Stored<OutgoingMessage> queued = add(store, retry);
        replace(store, queued, sent(retry, 1, at(2)));
        assertThat(store.messageLog().findIncoming(sm(1))).contains(message);
    }

    @Test
    default void finds_the_owner_of_a_reference() {
        Store store = emptyStore();
        add(store, outgoing(1));
        Stored<OutgoingMessage> two = add(store, outgoing(2));
        assertThat(store.messageLog().findByReference(ref(2))).isEmpty();
        Optional<Stored<OutgoingMessage>> sent = store.messageLog().replace(two, sent(two.value(), 2, at(1)));
        assertThat(store.messageLog().findByReference(ref(2))).isEqualTo(sent);
        assertThat(store.messageLog().findByReference(ref(1))).isEmpty();
    }

    @Test
    default void tells_which_references_have_an_owner() {
        Store store = emptyStore();
        add(store, sent(outgoing(1), 1, at(1)));
        add(store, outgoing(2));
        add(store, sent(outgoing(3), 3, at(1)).after(report(ref(3), CarrierStatus.FAILED, at(2))));
        List<CarrierReference> asked =
                IntStream.rangeClosed(1, 1_000).mapToObj(Samples::ref).toList();
        assertThat(store.messageLog().linked(asked)).containsExactlyInAnyOrder(ref(1), ref(3));
        assertThat(store.messageLog().linked(List.of())).isEmpty();
    }
}
