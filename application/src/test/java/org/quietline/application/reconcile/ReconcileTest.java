package org.quietline.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.DESK;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.refused;
import static org.quietline.application.port.Samples.sending;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.sm;
import static org.quietline.application.port.Samples.text;
import static org.quietline.application.port.Samples.unconfirmed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietline.application.Desk;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Trouble;
import org.quietline.application.port.Watermarks;
import org.quietline.application.reconcile.Reconcile.Report;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.Silence;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

class ReconcileTest {
    private static final Duration LATER = Duration.ofMinutes(3);

    private final Desk desk = new Desk();
    private final Reconcile reconcile = new Reconcile(
            new RecoverIncoming(desk.carrier, desk.log, desk.receive, desk.store.watermarks()),
            new SettleUnconfirmed(desk.carrier, desk.log, desk.delivery),
            new AskForReports(desk.carrier, desk.log, desk.delivery, desk.store.watermarks()),
            desk.audit,
            desk.clock,
            desk.events::add);

    private Report runAfter(Duration time) {
        desk.clock.advance(time);
        return reconcile.reconcile(null);
    }

    private void texted(int n, PhoneNumber from, Instant at) {
        texted(n, from, at, "text " + n);
    }

    private void texted(int n, PhoneNumber from, Instant at, String text) {
        desk.carrier.hasReceived(new CarrierRecords.Received(sm(n), from, DESK, text(text), at, 2, false));
    }

    private void hasAccepted(int n, Instant at, @Nullable String text) {
        desk.carrier.hasAccepted(
                ADA,
                new CarrierRecords.Accepted(
                        ref(n),
                        at,
                        CarrierReport.of(ref(n), CarrierStatus.SENT, at),
                        text == null ? null : text(text)));
    }

    private DeliveryStatus status(int n) {
        return desk.outgoing(out(n)).delivery().status();
    }

    private @Nullable CarrierReference reference(int n) {
        return desk.outgoing(out(n)).reference().orElse(null);
    }

    @Test
    void a_run_that_finds_nothing_leaves_no_line_in_the_audit() {
        assertThat(reconcile.reconcile(null)).isEqualTo(new Report(0, 0, 0, 0, 0, 0, 0));
        assertThat(desk.store.auditTrail().lines()).isEmpty();
    }

    @Test
    void each_kind_of_finding_is_one_and_what_was_merely_looked_at_is_none() {
        assertThat(new Report(5, 5, 0, 0, 0, 9, 0).foundSomething()).isFalse();
        assertThat(List.of(
                        new Report(0, 0, 1, 0, 0, 0, 0),
                        new Report(0, 0, 0, 1, 0, 0, 0),
                        new Report(0, 0, 0, 0, 1, 0, 0),
                        new Report(0, 0, 0, 0, 0, 0, 1)))
                .allMatch(Report::foundSomething);
    }

    @Test
    void a_message_whose_webhook_was_lost_is_taken_in_with_the_carriers_time() {
        desk.register(ADA);
        texted(1, ADA, NOON);
        assertThat(runAfter(Duration.ofSeconds(40)).recovered()).isEqualTo(1);
        desk.tasks.runAll();
        assertThat(desk.incoming(1).timestamp()).isEqualTo(NOON);
        assertThat(desk.incoming(1).recoveredAt()).contains(desk.clock.instant());
        assertThat(desk.incoming(1).segments()).isEqualTo(2);
        assertThat(desk.incoming(1).responseSent()).isTrue();
        assertThat(desk.store.auditTrail().lines())
                .containsExactly("system reconcile recovered 1, settled 0, without trace 0, reports 0");
    }

    @Test
    void a_message_lost_for_long_is_taken_in_without_an_answer() {
        desk.register(ADA);
        texted(1, ADA, NOON);
        runAfter(Duration.ofMinutes(16));
        assertThat(desk.incoming(1).silence()).contains(Silence.TOO_LATE);
        assertThat(desk.store.allOutgoing()).isEmpty();
    }

    @Test
    void of_two_opt_out_words_whose_webhooks_were_lost_the_newer_one_counts() {
        desk.register(ADA);
        texted(1, ADA, NOON, "START");
        texted(2, ADA, NOON.plusSeconds(60), "STOP");
        runAfter(LATER);
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .contains(NOON.plusSeconds(60));
    }

    @Test
    void a_lost_start_does_not_lift_a_newer_stop() {
        desk.register(ADA);
        texted(1, ADA, NOON, "START");
        desk.clock.advance(Duration.ofMinutes(1));
        desk.arrives(2, ADA, "STOP");
        runAfter(LATER);
        assertThat(desk.incoming(1).recoveredAt()).isPresent();
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .contains(NOON.plusSeconds(60));
    }

    @Test
    void a_message_whose_webhook_may_be_under_way_is_left_alone() {
        texted(1, ADA, NOON);
        assertThat(runAfter(RecoverIncoming.MINIMUM_AGE.minusMillis(1)).recovered())
                .isZero();
        assertThat(runAfter(Duration.ofMillis(1)).recovered()).isEqualTo(1);
    }

    @Test
    void a_message_that_is_there_already_is_not_taken_in_again() {
        desk.arrives(1, ADA, "text 1");
        texted(1, ADA, NOON);
        assertThat(runAfter(LATER)).isEqualTo(new Report(1, 1, 0, 0, 0, 0, 0));
        assertThat(desk.incoming(1).recoveredAt()).isEmpty();
    }

    @Test
    void a_message_that_the_carrier_lists_late_is_still_found() {
        runAfter(Duration.ofMinutes(5));
        runAfter(Duration.ofMinutes(5));
        texted(1, ADA, NOON);
        assertThat(runAfter(Duration.ofMinutes(5)).recovered()).isEqualTo(1);
        runAfter(Duration.ofMinutes(30));
        texted(2, ADA, NOON);
        assertThat(runAfter(Duration.ofMinutes(5)).recovered()).isZero();
        assertThat(runAfter(Duration.ofMinutes(30)).recovered()).isEqualTo(1);
    }

    @Test
    void each_message_of_the_carrier_is_compared_once_over_all_runs_however_often_it_is_listed() {
        for (int n = 1; n <= 3; n++) {
            desk.arrives(n, ADA, "text " + n);
            texted(n, ADA, NOON.plusSeconds(n));
        }
        runAfter(LATER);
        runAfter(LATER);
        texted(4, ADA, NOON.plusSeconds(9));
        runAfter(LATER);
        assertThat(desk.events.stream().filter(ServiceEvent.Reconciled.class::isInstance))
                .containsExactly(
                        new ServiceEvent.Reconciled(3, 3, 0, 0, 0, 0, 0),
                        new ServiceEvent.Reconciled(3, 0, 0, 0, 0, 0, 0),
                        new ServiceEvent.Reconciled(4, 1, 1, 0, 0, 0, 0));
    }

    @Test
    void a_message_that_the_carrier_dates_to_the_very_beginning_is_taken_in() {
        Instant before = NOON.minus(RecoverIncoming.OVERLAP);
        desk.store.watermarks().advance(RecoverIncoming.WATERMARK, NOON);
        desk.store.watermarks().advance("incoming-deep", NOON);
        texted(1, ADA, before);
        assertThat(runAfter(LATER).recovered()).isEqualTo(1);
    }

    @Test
    void a_run_by_hand_looks_back_as_far_as_it_is_told() {
        texted(1, ADA, NOON.minus(Duration.ofDays(3)));
        desk.clock.advance(LATER);
        assertThat(reconcile.reconcile(Duration.ofDays(2)).recovered()).isZero();
        assertThat(reconcile.reconcile(Duration.ofDays(4)).recovered()).isEqualTo(1);
    }

    @Test
    void a_run_that_had_to_stop_is_made_up_for_by_the_next() {
        texted(1, ADA, NOON);
        desk.clock.advance(LATER);
        desk.carrier.recordsAreUnavailable(true);
        assertThatThrownBy(() -> reconcile.reconcile(null)).isInstanceOf(CarrierUnavailableException.class);
        desk.carrier.recordsAreUnavailable(false);
        desk.trouble.goDown();
        assertThatThrownBy(() -> reconcile.reconcile(null)).isInstanceOf(StoreUnavailableException.class);
        desk.trouble.comeBack();
        assertThat(desk.store.watermarks().find(RecoverIncoming.WATERMARK)).isEmpty();
        assertThat(reconcile.reconcile(null).recovered()).isEqualTo(1);
    }

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

    @Test
    void a_message_that_goes_out_while_the_carriers_log_is_read_keeps_its_row() {
        add(desk.store, unconfirmed(outgoing(1), NOON));
        desk.clock.advance(LATER);
        SettleUnconfirmed settle = new SettleUnconfirmed(
                Trouble.inFrontOf(CarrierRecords.class, desk.carrier, new Trouble() {
                    @Override
                    public void before(String operation) {
                        hasAccepted(7, NOON.plusSeconds(60), "Hello");
                        add(desk.store, sending(outgoing(2), NOON.plusSeconds(60)));
                    }

                    @Override
                    public void after(String operation) {}
                }),
                desk.log,
                desk.delivery);
        settle.settle(desk.clock.instant());
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(reference(1)).isNull();
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

    @Test
    void a_message_of_which_no_report_came_is_asked_after_at_a_few_ages_only() {
        add(desk.store, sent(outgoing(1), 7, NOON));
        hasAccepted(7, NOON, "Hello");
        assertThat(runAfter(Duration.ofMinutes(9)).reportsFetched()).isZero();
        desk.carrier.reports(CarrierReport.of(ref(7), CarrierStatus.DELIVERED, NOON.plusSeconds(700)));
        assertThat(status(1)).isEqualTo(DeliveryStatus.SENT);
        assertThat(runAfter(Duration.ofMinutes(2)).reportsFetched()).isEqualTo(1);
        assertThat(status(1)).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(runAfter(Duration.ofHours(2)).reportsFetched()).isZero();
    }

    @Test
    void more_messages_than_one_run_asks_after_are_asked_after_by_the_next() {
        int count = AskForReports.AT_ONCE + 20;
        for (int n = 1; n <= count; n++) {
            Instant at = at(n);
            add(desk.store, sent(outgoing(n, ADA, "Hello", at), n, at));
            hasAccepted(n, at, null);
            desk.carrier.reports(CarrierReport.of(ref(n), CarrierStatus.DELIVERED, at));
        }
        assertThat(runAfter(AskForReports.AGES.getFirst().plusMinutes(1)).reportsFetched())
                .isEqualTo(AskForReports.AT_ONCE);
        assertThat(runAfter(Duration.ofMinutes(5)).reportsFetched()).isEqualTo(20);
        assertThat(runAfter(Duration.ofMinutes(5)).reportsFetched()).isZero();
    }

    @Test
    void a_message_without_news_is_asked_after_again_when_it_is_older() {
        add(desk.store, sent(outgoing(1), 7, NOON));
        hasAccepted(7, NOON, "Hello");
        assertThat(runAfter(Duration.ofMinutes(11)).reportsFetched()).isZero();
        desk.carrier.reports(CarrierReport.of(ref(7), CarrierStatus.UNDELIVERED, NOON.plusSeconds(700)));
        assertThat(runAfter(Duration.ofHours(1)).reportsFetched()).isZero();
        assertThat(runAfter(Duration.ofHours(1)).reportsFetched()).isEqualTo(1);
        assertThat(status(1)).isEqualTo(DeliveryStatus.UNDELIVERED);
    }

    @Test
    void a_message_is_asked_after_at_every_age_though_runs_in_between_found_nothing() {
        for (int i = 0; i < 5; i++) {
            assertThat(runAfter(Duration.ofMinutes(5)).reportsFetched()).isZero();
        }
        Instant at = desk.clock.instant();
        add(desk.store, sent(outgoing(1, ADA, "Hello", at), 7, at));
        hasAccepted(7, at, "Hello");
        assertThat(runAfter(Duration.ofMinutes(11)).reportsFetched()).isZero();
        for (int i = 0; i < 21; i++) {
            runAfter(Duration.ofMinutes(5));
        }
        desk.carrier.reports(CarrierReport.of(ref(7), CarrierStatus.DELIVERED, at.plusSeconds(700)));
        assertThat(runAfter(Duration.ofMinutes(5)).reportsFetched()).isEqualTo(1);
    }

    @Test
    void what_another_instance_has_asked_after_is_not_asked_after_again() {
        AtomicInteger asked = new AtomicInteger();
        CarrierRecords counted = Trouble.inFrontOf(CarrierRecords.class, desk.carrier, new Trouble() {
            @Override
            public void before(String operation) {
                asked.addAndGet(operation.equals("report") ? 1 : 0);
            }

            @Override
            public void after(String operation) {}
        });
        AskForReports one = new AskForReports(counted, desk.log, desk.delivery, desk.store.watermarks());
        AskForReports other = new AskForReports(counted, desk.log, desk.delivery, desk.store.watermarks());
        add(desk.store, sent(outgoing(1), 7, NOON));
        hasAccepted(7, NOON, "Hello");
        one.ask(desk.clock.instant());
        other.ask(desk.clock.instant());
        desk.clock.advance(Duration.ofMinutes(11));
        one.ask(desk.clock.instant());
        other.ask(desk.clock.instant());
        assertThat(asked).hasValue(1);
        new AskForReports(counted, desk.log, desk.delivery, desk.store.watermarks()).ask(desk.clock.instant());
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_run_that_finds_nothing_asks_the_store_no_more_than_it_has_to() {
        List<String> asked = new ArrayList<>();
        Trouble listening = new Trouble() {
            @Override
            public void before(String operation) {
                asked.add(operation);
            }

            @Override
            public void after(String operation) {}
        };
        MessageLog log = Trouble.inFrontOf(MessageLog.class, desk.log, listening);
        Watermarks marks = Trouble.inFrontOf(Watermarks.class, desk.store.watermarks(), listening);
        Reconcile idle = new Reconcile(
                new RecoverIncoming(desk.carrier, log, desk.receive, marks),
                new SettleUnconfirmed(desk.carrier, log, desk.delivery),
                new AskForReports(desk.carrier, log, desk.delivery, marks),
                desk.audit,
                desk.clock,
                desk.events::add);
        idle.reconcile(null);
        asked.clear();
        desk.clock.advance(LATER);
        idle.reconcile(null);
        // "recorded" is asked for no message at all, which costs nothing.
        assertThat(asked).containsExactly("find", "recorded", "advance", "unconfirmed", "unreported");
    }
}
