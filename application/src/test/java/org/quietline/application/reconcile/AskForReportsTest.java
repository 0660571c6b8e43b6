package org.quietline.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.sent;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.Trouble;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;

class AskForReportsTest extends Comparison {
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
}
