package org.quietline.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.person;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.refused;
import static org.quietline.application.port.Samples.sending;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.unconfirmed;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Trouble;
import org.quietline.application.reconcile.Reconcile.Report;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.OutgoingMessage;

class SettleUnconfirmedTest extends Comparison {
    @Test
    void a_send_without_an_answer_is_found_in_the_carriers_log() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        hasAccepted(7, NOON.plusSeconds(2), "Sent from your trial account - Hello");
        assertThat(runAfter(Duration.ofSeconds(30)).settled()).isEqualTo(1);
        assertThat(reference(1)).isEqualTo(ref(7));
        assertThat(status(1)).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void the_text_is_a_hint_and_never_a_reason_to_exclude() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        hasAccepted(6, NOON.plusSeconds(1), "something else");
        hasAccepted(7, NOON.plusSeconds(2), "Hello");
        runAfter(LATER);
        assertThat(reference(1)).isEqualTo(ref(7));
        add(desk.store, unconfirmed(outgoing(2), NOON));
        runAfter(LATER);
        assertThat(reference(2)).isEqualTo(ref(6));
    }

    @Test
    void a_row_goes_to_the_send_that_says_the_same_before_one_that_was_earlier() {
        add(desk.store, unconfirmed(outgoing(1, ADA, "Good morning", NOON), NOON));
        add(desk.store, unconfirmed(outgoing(2, ADA, "Good night", at(5_000)), at(5_000)));
        hasAccepted(7, NOON.plusSeconds(6), "Good night");
        runAfter(LATER);
        assertThat(reference(2)).isEqualTo(ref(7));
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNCONFIRMED);
    }

    @Test
    void a_row_goes_to_the_send_whose_time_is_nearest() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        add(desk.store, unconfirmed(outgoing(2), at(30_000)));
        hasAccepted(7, NOON.plusSeconds(31), "Hello");
        runAfter(LATER);
        assertThat(reference(1)).isNull();
        assertThat(reference(2)).isEqualTo(ref(7));
    }

    /** The carrier's log leaves out what is more than whole seconds. */
    @Test
    void a_row_goes_to_the_send_of_its_own_second() {
        add(desk.store, unconfirmed(outgoing(1, ADA, "Hello", at(200)), at(200)));
        add(desk.store, unconfirmed(outgoing(2, ADA, "Hello", at(1_900)), at(1_900)));
        hasAccepted(7, NOON.plusSeconds(1), "Hello");
        runAfter(LATER);
        assertThat(reference(1)).isNull();
        assertThat(reference(2)).isEqualTo(ref(7));
    }

    @Test
    void a_row_goes_to_a_send_that_took_long_before_one_that_had_not_begun() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        add(desk.store, unconfirmed(outgoing(2), at(9_000)));
        hasAccepted(7, NOON.plusSeconds(6), "Hello");
        runAfter(LATER);
        assertThat(reference(1)).isEqualTo(ref(7));
        assertThat(reference(2)).isNull();
    }

    @Test
    void no_row_is_left_over_for_the_sake_of_a_smaller_distance() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        add(desk.store, unconfirmed(outgoing(2), at(30_000)));
        hasAccepted(7, NOON.plusSeconds(30), "Hello");
        hasAccepted(8, NOON.plusSeconds(31), "Hello");
        runAfter(LATER);
        assertThat(reference(1)).isEqualTo(ref(7));
        assertThat(reference(2)).isEqualTo(ref(8));
    }

    @Test
    void a_row_that_a_report_gives_to_another_message_at_the_same_moment_is_not_taken_twice() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        add(desk.store, unconfirmed(outgoing(2), at(5_000)));
        hasAccepted(7, NOON.plusSeconds(6), "Hello");
        desk.clock.advance(LATER);
        SettleUnconfirmed settle = new SettleUnconfirmed(
                desk.carrier,
                Trouble.inFrontOf(MessageLog.class, desk.log, new Trouble() {
                    @Override
                    public void before(String operation) {}

                    @Override
                    public void after(String operation) {
                        if (operation.equals("linked")) {
                            desk.delivery.record(CarrierReport.of(ref(7), CarrierStatus.DELIVERED, NOON), out(2));
                        }
                    }
                }),
                desk.delivery);
        assertThat(settle.settle(desk.clock.instant()).accepted()).isZero();
        assertThat(reference(1)).isNull();
        assertThat(reference(2)).isEqualTo(ref(7));
        assertThat(status(2)).isEqualTo(DeliveryStatus.DELIVERED);
    }

    @Test
    void rows_that_belong_to_another_message_are_left_out() {
        add(desk.store, sent(outgoing(1), 7, NOON));
        add(desk.store, unconfirmed(outgoing(2), NOON));
        hasAccepted(7, NOON.plusSeconds(1), "Hello");
        runAfter(LATER);
        runAfter(LATER);
        assertThat(status(2)).isEqualTo(DeliveryStatus.FAILED);
        assertThat(reference(1)).isEqualTo(ref(7));
    }

    @Test
    void a_recipient_may_have_more_rows_than_the_store_is_asked_for_at_once() {
        int many = 1_100;
        add(desk.store, unconfirmed(outgoing(many), NOON));
        for (int n = 1; n <= many; n++) {
            hasAccepted(n, NOON.plusMillis(n), "Hello");
        }
        for (int n = 1; n < many; n++) {
            add(desk.store, sent(outgoing(n), n, NOON));
        }
        assertThat(runAfter(LATER).settled()).isEqualTo(1);
        assertThat(reference(many)).isEqualTo(ref(many));
    }

    @Test
    void rows_from_another_time_are_left_out() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        hasAccepted(6, NOON.minus(Pairing.EARLIEST).minusMillis(1), "Hello");
        hasAccepted(7, NOON.plus(Pairing.LATEST).plusMillis(1), "Hello");
        runAfter(Duration.ofMinutes(10));
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNCONFIRMED);
    }

    @Test
    void sends_far_enough_apart_never_bear_each_others_reference_whatever_their_rows_say() {
        Instant later = NOON.plus(Pairing.EARLIEST).plus(Pairing.LATEST).plusMillis(1);
        add(desk.store, unconfirmed(outgoing(1, ADA, "Good morning", NOON), NOON));
        add(desk.store, unconfirmed(outgoing(2, ADA, "Good night", later), later));
        hasAccepted(7, NOON.plus(Pairing.LATEST), "Good night");
        hasAccepted(8, later.minus(Pairing.EARLIEST), "Good morning");
        runAfter(Duration.ofMinutes(10));
        assertThat(reference(1)).isEqualTo(ref(7));
        assertThat(reference(2)).isEqualTo(ref(8));
    }

    @Test
    void sends_to_different_numbers_never_bear_each_others_reference() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        add(desk.store, unconfirmed(outgoing(2, BOB, "Hello", NOON), NOON));
        hasAccepted(7, NOON, "Hello");
        hasAccepted(8, NOON.plusSeconds(1), "Hello");
        runAfter(LATER);
        runAfter(LATER);
        assertThat(reference(1)).isEqualTo(ref(7));
        assertThat(status(2)).isEqualTo(DeliveryStatus.FAILED);
        assertThat(reference(2)).isNull();
    }

    @Test
    void a_send_given_up_after_its_lease_is_looked_for_at_the_time_of_its_attempt() {
        add(desk.store, sending(outgoing(1), NOON).unconfirmed(NOON.plus(Duration.ofMinutes(10))));
        hasAccepted(7, NOON.plusSeconds(2), "Hello");
        runAfter(Duration.ofMinutes(11));
        assertThat(reference(1)).isEqualTo(ref(7));
        assertThat(status(1)).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void several_sends_are_paired_in_the_order_of_time_one_row_each() {
        add(desk.store, unconfirmed(outgoing(2, ADA, "Hello", NOON.plusSeconds(20)), NOON.plusSeconds(20)));
        add(desk.store, unconfirmed(outgoing(1), NOON));
        add(desk.store, unconfirmed(outgoing(3, ADA, "Hello", NOON.plusSeconds(40)), NOON.plusSeconds(40)));
        hasAccepted(8, NOON.plusSeconds(21), null);
        hasAccepted(7, NOON.plusSeconds(1), null);
        Report report = runAfter(LATER);
        assertThat(report.settled()).isEqualTo(2);
        assertThat(report.stillUnconfirmed()).isEqualTo(1);
        assertThat(reference(1)).isEqualTo(ref(7));
        assertThat(reference(2)).isEqualTo(ref(8));
        assertThat(reference(3)).isNull();
    }

    @Test
    void nothing_is_decided_while_another_message_to_the_recipient_is_being_sent() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        add(desk.store, sending(outgoing(2), NOON));
        add(desk.store, unconfirmed(outgoing(3, BOB, "Hello", NOON), NOON));
        hasAccepted(7, NOON.plusSeconds(1), "Hello");
        runAfter(LATER);
        Report report = runAfter(LATER);
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(status(3)).isEqualTo(DeliveryStatus.FAILED);
        assertThat(report.stillUnconfirmed()).isEqualTo(1);
    }

    private void settleWhile(OutgoingMessage another) {
        desk.clock.advance(LATER);
        SettleUnconfirmed settle = new SettleUnconfirmed(
                Trouble.inFrontOf(CarrierRecords.class, desk.carrier, new Trouble() {
                    @Override
                    public void before(String operation) {
                        hasAccepted(7, NOON.plusSeconds(60), "Hello");
                        add(desk.store, another);
                    }

                    @Override
                    public void after(String operation) {}
                }),
                desk.log,
                desk.delivery);
        assertThat(settle.settle(desk.clock.instant()).open()).isEqualTo(1);
    }

    @Test
    void a_message_that_goes_out_while_the_carriers_log_is_read_keeps_its_row() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        settleWhile(sending(outgoing(2), NOON.plusSeconds(60)));
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(reference(1)).isNull();
    }

    @Test
    void a_message_that_becomes_unconfirmed_while_the_carriers_log_is_read_keeps_its_row() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        settleWhile(unconfirmed(outgoing(2), NOON.plusSeconds(60)));
        assertThat(reference(1)).isNull();
        runAfter(LATER);
        assertThat(reference(2)).isEqualTo(ref(7));
    }

    @Test
    void the_sends_to_one_recipient_are_settled_together_however_many_wait_for_it() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        for (int n = 10; n < 410; n++) {
            add(desk.store, unconfirmed(outgoing(n, person(n), "Hello", at(n)), at(n)));
        }
        add(desk.store, unconfirmed(outgoing(2), NOON.plusSeconds(30)));
        hasAccepted(7, NOON.plusSeconds(30), "Hello");
        runAfter(LATER);
        assertThat(reference(1)).isNull();
        assertThat(reference(2)).isEqualTo(ref(7));
    }

    @Test
    void no_trace_in_two_reads_long_enough_after_the_attempt_is_a_failure() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        runAfter(SettleUnconfirmed.SILENT_AFTER.minusSeconds(2));
        runAfter(Duration.ofSeconds(1));
        runAfter(Duration.ofSeconds(1));
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(runAfter(Duration.ofSeconds(1)).withoutTrace()).isEqualTo(1);
        assertThat(desk.outgoing(out(1)).delivery().failure())
                .flatMap(FailureReason::explanation)
                .contains("no trace at the carrier");
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @Test
    void what_the_carriers_log_shows_after_all_is_no_failure() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        runAfter(SettleUnconfirmed.SILENT_AFTER);
        runAfter(Duration.ofMinutes(5));
        assertThat(status(1)).isEqualTo(DeliveryStatus.FAILED);
        hasAccepted(7, NOON.plusSeconds(1), "Hello");
        runAfter(Duration.ofMinutes(5));
        assertThat(status(1)).isEqualTo(DeliveryStatus.FAILED);
        assertThat(runAfter(SettleUnconfirmed.LOOK_AGAIN_EVERY).settled()).isEqualTo(1);
        assertThat(status(1)).isEqualTo(DeliveryStatus.SENT);
        assertThat(reference(1)).isEqualTo(ref(7));
    }

    @Test
    void what_the_carrier_refused_is_not_looked_for_again() {
        add(desk.store, refused(outgoing(1), NOON));
        hasAccepted(7, NOON.plusSeconds(1), "Hello");
        runAfter(Duration.ofMinutes(5));
        assertThat(status(1)).isEqualTo(DeliveryStatus.FAILED);
    }
}
