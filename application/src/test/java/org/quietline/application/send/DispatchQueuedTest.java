package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.out;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietline.application.Desk;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Observer;
import org.quietline.application.port.Samples;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.SmsCarrier.Hindrance;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.application.port.Trouble;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

class DispatchQueuedTest {
    private static final Duration AFTER_THE_LEASE = Duration.ofSeconds(61);

    private final Desk desk = new Desk();

    /** To the n-th recipient. */
    private static OutgoingMessage outgoing(int n) {
        return Samples.outgoing(n, number(n), "Hello", MutableClock.NOON);
    }

    private static PhoneNumber number(int n) {
        return n == 1 ? ADA : PhoneNumber.parse("+1555019%04d".formatted(n));
    }

    @Test
    void what_is_due_is_sent() {
        add(desk.store, outgoing(1));
        round();
        assertThat(desk.carrier.offered()).extracting(OutgoingMessage::id).containsExactly(out(1));
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
        assertThat(desk.outgoing(out(1)).attempts()).isEqualTo(1);
    }

    private void round() {
        desk.roundAfter(Desk.SCAN_EVERY);
    }

    private DeliveryStatus status(MessageId id) {
        return desk.outgoing(id).delivery().status();
    }

    @Test
    void of_two_instances_one_sends() {
        add(desk.store, outgoing(1));
        Desk other = desk.secondInstance();
        desk.dispatch.round();
        other.dispatch.round();
        desk.tasks.runAll();
        other.tasks.runAll();
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void the_carrier_has_no_more_at_once_than_there_are_slots_and_the_rest_follows() {
        for (int n = 1; n <= 5; n++) {
            add(desk.store, outgoing(n));
        }
        desk.dispatch.round();
        assertThat(desk.tasks.waiting()).isEqualTo(Desk.SLOTS);
        desk.dispatch.round();
        assertThat(desk.tasks.waiting()).isEqualTo(Desk.SLOTS);
        for (int i = 0; i < 3; i++) {
            desk.tasks.runAll();
            desk.dispatch.round();
        }
        assertThat(desk.carrier.offered()).hasSize(5);
    }

    @Test
    void the_queue_is_not_read_while_no_slot_is_free() {
        for (int n = 1; n <= 5; n++) {
            add(desk.store, outgoing(n));
        }
        desk.dispatch.round();
        int calls = desk.trouble.calls();
        for (int i = 0; i < 10; i++) {
            desk.clock.advance(Duration.ofSeconds(1));
            desk.dispatch.round();
        }
        assertThat(desk.trouble.calls()).isEqualTo(calls);
    }

    @Test
    void what_the_carrier_did_not_take_is_tried_again() {
        add(desk.store, outgoing(1));
        desk.carrier.takesNothing().takesNothing();
        round();
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.QUEUED);
        desk.roundAfter(Duration.ZERO);
        desk.roundAfter(Duration.ZERO);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
        assertThat(desk.outgoing(out(1)).attempts()).isEqualTo(3);
        assertThat(desk.carrier.offered()).extracting(OutgoingMessage::attempts).containsExactly(1, 2, 3);
    }

    @Test
    void what_the_carrier_asked_to_wait_is_waited() {
        add(desk.store, outgoing(1));
        desk.carrier.answers(new Answer.NotTaken("busy", Optional.of(Duration.ofSeconds(40)), Hindrance.BUSY));
        assertThat(desk.dispatch.setbacks().of(out(1))).isEmpty();
        round();
        assertThat(desk.dispatch.setbacks().of(out(1)))
                .contains(new Setbacks.Setback(1, Hindrance.BUSY, desk.clock.instant()));
        desk.roundAfter(Duration.ofSeconds(39));
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.QUEUED);
        desk.roundAfter(Duration.ofSeconds(1));
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_refusal_ends_a_message_with_its_reason() {
        add(desk.store, outgoing(1));
        desk.carrier.refuses(21211);
        round();
        assertThat(desk.outgoing(out(1)).delivery())
                .isEqualTo(new Delivery.Failed(null, FailureReason.ofCode(21211), desk.clock.instant()));
        round();
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void a_refusal_because_of_an_opt_out_marks_the_user() {
        desk.register(ADA);
        add(desk.store, outgoing(1));
        desk.carrier.answers(new Answer.Refused(FailureReason.ofCode(21610), true));
        round();
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .contains(desk.clock.instant());
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void an_unknown_outcome_is_never_sent_again() {
        add(desk.store, outgoing(1));
        add(desk.store, outgoing(2));
        desk.carrier.acceptsUnheard().breaksOff(new IllegalStateException("bug"));
        round();
        for (int i = 0; i < 10; i++) {
            desk.roundAfter(AFTER_THE_LEASE);
        }
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(status(out(2))).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(desk.carrier.offered()).hasSize(2);
    }

    @Test
    void a_claim_that_ran_out_makes_a_message_unconfirmed() {
        add(desk.store, outgoing(1));
        desk.dispatch.round();
        Desk other = desk.secondInstance();
        other.roundAfter(AFTER_THE_LEASE);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @Test
    void an_acceptance_after_the_claim_ran_out_still_counts() {
        assertThat(lateAnswer(null).delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_refusal_after_the_claim_ran_out_still_counts() {
        Answer refusal = new Answer.Refused(FailureReason.ofCode(21211), false);
        assertThat(lateAnswer(refusal).delivery().failure()).contains(FailureReason.ofCode(21211));
    }

    @Test
    void an_offer_not_taken_after_the_claim_ran_out_is_not_repeated() {
        Answer notTaken = new Answer.NotTaken("busy", Optional.empty());
        assertThat(lateAnswer(notTaken).delivery().status()).isEqualTo(DeliveryStatus.UNCONFIRMED);
        round();
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    private OutgoingMessage lateAnswer(@Nullable Answer answer) {
        add(desk.store, outgoing(1));
        desk.carrier.meanwhile(() -> desk.secondInstance().roundAfter(AFTER_THE_LEASE));
        if (answer != null) {
            desk.carrier.answers(answer);
        }
        desk.dispatch.round();
        desk.tasks.runAll();
        return desk.outgoing(out(1));
    }

    @Test
    void an_attempt_that_comes_when_its_claim_is_running_out_does_not_begin() {
        add(desk.store, outgoing(1));
        desk.dispatch.round();
        desk.clock.advance(DispatchQueued.LEASE.minus(Attempts.LEAST_CLAIM));
        desk.tasks.runAll();
        assertThat(desk.carrier.offered()).isEmpty();
        round();
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void an_attempt_that_comes_after_its_claim_ran_out_does_not_begin() {
        add(desk.store, outgoing(1));
        desk.dispatch.round();
        desk.secondInstance().roundAfter(AFTER_THE_LEASE);
        desk.tasks.runAll();
        round();
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(desk.carrier.offered()).isEmpty();
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS);
    }

    @Test
    void an_answer_that_the_store_could_not_take_is_recorded_later() {
        add(desk.store, outgoing(1));
        desk.dispatch.round();
        desk.trouble.goDown();
        desk.tasks.runAll();
        desk.roundAfter(Duration.ZERO);
        desk.trouble.comeBack();
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENDING);
        desk.roundAfter(Duration.ofSeconds(70));
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void an_answer_whose_record_got_no_reply_is_not_recorded_twice() {
        add(desk.store, outgoing(1));
        desk.dispatch.round();
        desk.trouble.loseOneReply();
        desk.tasks.runAll();
        desk.roundAfter(Duration.ZERO);
        assertThat(desk.outgoing(out(1)).history()).hasSize(3);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void an_old_attempt_that_was_not_taken_does_not_put_back_a_newer_attempt() {
        add(desk.store, outgoing(1));
        desk.carrier.takesNothing();
        desk.dispatch.round();
        desk.trouble.loseOneReply();
        desk.tasks.runAll();
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.QUEUED);

        Desk other = desk.secondInstance();
        other.dispatch.round();
        assertThat(desk.outgoing(out(1)).attempts()).isEqualTo(2);
        desk.dispatch.round();
        desk.roundAfter(Duration.ofSeconds(2));
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENDING);

        other.tasks.runAll();
        round();
        assertThat(desk.carrier.offered()).hasSize(2);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void slots_that_wait_for_the_store_come_back() {
        for (int n = 1; n <= 4; n++) {
            add(desk.store, outgoing(n));
        }
        desk.dispatch.round();
        desk.trouble.goDown();
        desk.tasks.runAll();
        assertThat(desk.dispatch.reserve(number(901))).isEmpty();
        desk.trouble.comeBack();
        round();
        round();
        assertThat(desk.carrier.offered()).hasSize(4);
        assertThat(desk.store.allOutgoing())
                .allMatch(message -> message.delivery().status() == DeliveryStatus.SENT);
    }

    @Test
    void an_acknowledgement_that_could_not_go_out_for_ten_minutes_is_given_up() {
        add(desk.store, Samples.acknowledgement(1, ADA, MutableClock.NOON));
        desk.roundAfter(AttemptRecorder.ACKNOWLEDGEMENT_LIFE);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.FAILED);
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @Test
    void an_acknowledgement_whose_next_try_would_come_too_late_is_given_up_now() {
        add(desk.store, Samples.acknowledgement(1, ADA, MutableClock.NOON));
        desk.carrier.answers(new Answer.NotTaken("busy", Optional.of(Duration.ofMinutes(5))));
        desk.roundAfter(Duration.ofMinutes(5));
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void an_operators_message_is_given_up_after_four_hours() {
        add(desk.store, outgoing(1));
        add(desk.store, Samples.outgoing(2, BOB, "Hello", MutableClock.NOON.plusSeconds(60)));
        desk.roundAfter(AttemptRecorder.OPERATOR_LIFE);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.FAILED);
        assertThat(status(out(2))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_round_over_a_store_that_is_down_throws_nothing_and_a_later_one_works() {
        add(desk.store, outgoing(1));
        desk.trouble.goDown();
        assertThatCode(() -> desk.dispatch.round()).doesNotThrowAnyException();
        desk.trouble.comeBack();
        round();
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_search_that_failed_is_made_up_for_within_seconds() {
        desk.dispatch.round();
        add(desk.store, outgoing(1));
        desk.dispatch.stored(desk.store.messageLog().findOutgoing(out(1)).orElseThrow(), null);
        desk.trouble.goDown();
        desk.dispatch.round();
        desk.trouble.comeBack();
        desk.roundAfter(DispatchQueued.AFTER_FAILURE);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void an_answer_whose_name_was_paired_with_another_message_leaves_this_one_unconfirmed() {
        add(desk.store, outgoing(1));
        desk.dispatch.round();
        Samples.add(desk.store, Samples.unconfirmed(outgoing(2), Samples.at(1)));
        desk.trouble.goDown();
        desk.tasks.runAll();
        CarrierReference accepted = ScriptedCarrier.reference(1);
        assertThat(new RecordDelivery(desk.store.messageLog(), new Outcomes(), Observer.NONE)
                        .record(Samples.report(accepted, CarrierStatus.SENT, Samples.at(2)), out(2)))
                .isEqualTo(RecordDelivery.Outcome.RECORDED);
        desk.trouble.comeBack();
        desk.dispatch.round();
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(desk.outgoing(out(2)).reference()).contains(accepted);
        assertThat(desk.dispatch.reserve(number(902))).isPresent();
        assertThat(desk.dispatch.reserve(number(903))).isPresent();
    }

    @Test
    void a_claim_whose_reply_is_lost_is_not_sent() {
        add(desk.store, outgoing(1));
        desk.trouble.loseOneReply();
        desk.dispatch.round();
        assertThat(desk.tasks.waiting()).isZero();
        desk.roundAfter(AFTER_THE_LEASE);
        assertThat(status(out(1))).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(desk.dispatch.reserve(number(904))).isPresent();
        assertThat(desk.dispatch.reserve(number(905))).isPresent();
    }

    @Test
    void a_claim_whose_reply_is_lost_keeps_no_other_message_back() {
        add(desk.store, outgoing(1));
        add(desk.store, outgoing(2));
        desk.trouble.loseOneReply();
        round();
        assertThat(desk.carrier.offered()).extracting(OutgoingMessage::id).containsExactly(out(2));
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS);
    }

    @Test
    void claims_do_not_wait_for_each_other() {
        add(desk.store, outgoing(1));
        add(desk.store, outgoing(2));
        CountDownLatch both = new CountDownLatch(2);
        MessageLog log = Trouble.inFrontOf(MessageLog.class, desk.log, new Trouble() {
            @Override
            public void before(String operation) {
                if (operation.equals("replace")) {
                    both.countDown();
                    await(both);
                }
            }

            @Override
            public void after(String operation) {
                // Nothing goes wrong.
            }
        });
        AttemptRecorder recorder = new AttemptRecorder(desk.log, desk.users, new Backoff(() -> 0L), desk.clock);
        new DispatchQueued(
                        log,
                        desk.carrier,
                        recorder,
                        desk.tasks,
                        Thread::startVirtualThread,
                        desk.clock,
                        Desk.SLOTS,
                        Desk.SCAN_EVERY,
                        Observer.NONE)
                .round();
        desk.tasks.runAll();
        assertThat(desk.carrier.offered()).extracting(OutgoingMessage::id).containsExactlyInAnyOrder(out(1), out(2));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new StoreUnavailableException("one claim waits for another", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void what_this_instance_queued_itself_is_not_searched_for() {
        desk.dispatch.round();
        Stored<OutgoingMessage> queued = queuedHere(1);
        int before = desk.trouble.calls();
        desk.dispatch.round();
        assertThat(desk.trouble.calls() - before).as("the claim alone").isEqualTo(1);
        desk.tasks.runAll();
        assertThat(status(queued.value().id())).isEqualTo(DeliveryStatus.SENT);
    }

    private Stored<OutgoingMessage> queuedHere(int n) {
        add(desk.store, outgoing(n));
        Stored<OutgoingMessage> queued =
                desk.store.messageLog().findOutgoing(out(n)).orElseThrow();
        desk.dispatch.stored(queued, null);
        return queued;
    }

    @Test
    void what_this_instance_queued_is_sent_in_its_order_as_slots_come_free() {
        desk.dispatch.round();
        for (int n = 1; n <= 5; n++) {
            queuedHere(n);
        }
        assertThat(desk.dispatch.load().waiting()).isEqualTo(5);
        for (int left : List.of(3, 1, 0)) {
            desk.dispatch.round();
            assertThat(desk.dispatch.load().waiting()).isEqualTo(left);
            desk.tasks.runAll();
        }
        assertThat(desk.carrier.offered())
                .extracting(OutgoingMessage::id)
                .containsExactly(out(1), out(2), out(3), out(4), out(5));
    }

    @Test
    void what_another_instance_has_sent_meanwhile_is_not_sent_from_memory() {
        desk.dispatch.round();
        queuedHere(1);
        desk.secondInstance().roundAfter(Duration.ZERO);
        desk.roundAfter(Duration.ZERO);
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS);
    }

    @Test
    void more_than_is_kept_in_memory_is_found_in_the_store() {
        desk.dispatch.round();
        for (int n = 1; n <= Backlog.MOST + 3; n++) {
            queuedHere(n);
        }
        for (int round = 0; round < Backlog.MOST; round++) {
            desk.roundAfter(Duration.ZERO);
        }
        assertThat(desk.carrier.offered()).hasSize(Backlog.MOST + 3);
        assertThat(desk.dispatch.load().waiting()).isZero();
    }

    @Test
    void a_long_queue_of_this_instance_does_not_keep_back_what_others_left() {
        add(desk.store, outgoing(1));
        desk.clock.advance(Duration.ofSeconds(1));
        for (int n = 2; n <= 9; n++) {
            add(desk.store, Samples.outgoing(n, ADA, "Hello", desk.clock.instant()));
            desk.dispatch.stored(desk.store.messageLog().findOutgoing(out(n)).orElseThrow(), null);
        }
        desk.roundAfter(Duration.ZERO);
        assertThat(desk.carrier.offered()).extracting(OutgoingMessage::id).startsWith(out(1));
    }

    @Test
    void many_that_others_left_are_found_by_few_searches() {
        for (int n = 1; n <= DispatchQueued.AT_ONCE + 20; n++) {
            add(desk.store, outgoing(n));
        }
        int before = desk.trouble.calls();
        for (int round = 0; round < DispatchQueued.AT_ONCE; round++) {
            desk.roundAfter(Duration.ZERO);
        }
        assertThat(desk.carrier.offered()).hasSize(DispatchQueued.AT_ONCE + 20);
        int claimsAndRecords = 2 * (DispatchQueued.AT_ONCE + 20);
        assertThat(desk.trouble.calls() - before - claimsAndRecords)
                .as("abandoned claims once, the queue twice")
                .isEqualTo(3);
    }

    @Test
    void a_round_without_a_reason_reads_nothing() {
        desk.dispatch.round();
        int calls = desk.trouble.calls();
        for (int i = 0; i < 10; i++) {
            desk.roundAfter(Duration.ofSeconds(1));
        }
        assertThat(desk.trouble.calls()).isEqualTo(calls);
    }

    @Test
    void the_queue_is_searched_no_more_often_because_it_was_searched_for_a_reason() {
        add(desk.store, outgoing(1));
        for (int n = 1; n <= 5; n++) {
            desk.carrier.takesNothing();
            desk.roundAfter(Duration.ofSeconds(1));
        }
        desk.roundAfter(Duration.ZERO);
        assertThat(desk.carrier.offered()).hasSize(6);
        int calls = desk.trouble.calls();
        desk.roundAfter(Desk.SCAN_EVERY.minusSeconds(1));
        assertThat(desk.trouble.calls()).isEqualTo(calls);
        desk.roundAfter(Duration.ofSeconds(1));
        int one = desk.trouble.calls() - calls;
        desk.roundAfter(Desk.SCAN_EVERY);
        assertThat(desk.trouble.calls() - calls).isEqualTo(2 * one).isPositive();
    }

    @Test
    void a_dispatcher_that_closes_takes_no_more_work_and_waits_for_what_is_out() throws InterruptedException {
        add(desk.store, outgoing(1));
        desk.dispatch.round();
        assertThat(desk.dispatch.close(Duration.ZERO)).isFalse();
        assertThat(desk.dispatch.reserve(number(906))).isEmpty();
        desk.tasks.runAll();
        assertThat(desk.dispatch.close(Duration.ZERO)).isTrue();
        add(desk.store, outgoing(2));
        round();
        assertThat(desk.carrier.offered()).hasSize(1);
        List<Stored<OutgoingMessage>> left = desk.store.messageLog().due(desk.clock.instant(), 10);
        assertThat(left).hasSize(1);
    }
}
