package org.quietline.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.NOON;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.reconcile.Reconcile.Report;
import org.quietline.domain.message.Silence;
import org.quietline.domain.registration.User;

class RecoverIncomingTest extends Comparison {
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
}
