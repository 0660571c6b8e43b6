package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.out;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.application.Desk;
import org.quietline.application.port.Samples;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** Messages to one person go out one after the other, so that the carrier's log can tell them apart. */
class OneAtATimeTest {
    private final Desk desk = new Desk();

    private DeliveryStatus status(MessageId id) {
        return desk.outgoing(id).delivery().status();
    }

    private static OutgoingMessage toAda(int n) {
        return Samples.outgoing(n, ADA, "Hello", Samples.at(n));
    }

    private List<MessageId> offered() {
        return desk.carrier.offered().stream().map(OutgoingMessage::id).toList();
    }

    @Test
    void each_recipient_has_one_message_under_way_at_a_time() {
        add(desk.store, toAda(1));
        add(desk.store, toAda(2));
        add(desk.store, Samples.outgoing(3, BOB, "Hello", Samples.at(3)));
        desk.roundAfter(Desk.SCAN_EVERY);
        assertThat(offered()).containsExactlyInAnyOrder(out(1), out(3));
        assertThat(status(out(2))).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(desk.dispatch.load().waiting()).isEqualTo(1);
        desk.roundAfter(Duration.ZERO);
        assertThat(offered()).hasSize(3).last().isEqualTo(out(2));
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS);
    }

    @Test
    void who_has_a_message_under_way_gets_no_slot_and_others_do() {
        add(desk.store, Samples.outgoing(1));
        desk.dispatch.round();
        assertThat(desk.dispatch.reserve(ADA)).isEmpty();
        assertThat(desk.dispatch.reserveSoon(ADA)).isEmpty();
        Optional<Slot> bobs = desk.dispatch.reserve(BOB);
        assertThat(bobs).isPresent();
        assertThat(desk.dispatch.reserve(BOB)).isEmpty();
        bobs.orElseThrow().release();
        desk.tasks.runAll();
        assertThat(desk.dispatch.reserve(ADA)).isPresent();
        assertThat(desk.dispatch.reserve(BOB)).isPresent();
    }

    @Test
    void after_an_attempt_that_is_unclear_the_next_to_that_recipient_begins_in_another_second_of_the_carriers_log() {
        add(desk.store, toAda(1));
        add(desk.store, toAda(2));
        add(desk.store, Samples.outgoing(3, BOB, "Hello", Samples.at(3)));
        desk.carrier.acceptsUnheard();
        desk.roundAfter(Desk.SCAN_EVERY);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.UNCONFIRMED);
        desk.roundAfter(Recipients.APART.minusMillis(1));
        assertThat(offered()).doesNotContain(out(2)).contains(out(3));
        assertThat(desk.dispatch.reserve(ADA)).isEmpty();
        desk.roundAfter(Duration.ofMillis(1));
        assertThat(status(out(2))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void one_whose_recipient_has_to_wait_does_not_keep_what_is_due_from_being_looked_for() {
        add(desk.store, toAda(1));
        add(desk.store, toAda(2));
        add(desk.store, Samples.outgoing(3, BOB, "Hello", Samples.at(3)));
        desk.carrier.acceptsUnheard().takesNothing();
        desk.roundAfter(Desk.SCAN_EVERY);
        assertThat(status(out(3))).isEqualTo(DeliveryStatus.QUEUED);
        desk.roundAfter(Duration.ofSeconds(1));
        assertThat(offered()).containsExactly(out(1), out(3), out(3));
    }
}
