package org.quietline.application.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.InMemoryStatistics;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.ServiceEvent.AttemptResult;
import org.quietline.application.port.ServiceEvent.Intake;
import org.quietline.application.port.ServiceEvent.OutgoingKind;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreBill;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.Silence;

/** What each event counts as, all of it and nothing else, as it stands in the store. */
class CountedEventsTest {
    private static final Duration QUICK = Duration.ofMillis(40);

    private final MutableClock clock = new MutableClock();
    private final InMemoryStatistics statistics = new InMemoryStatistics();
    private final KeepStatistics keep = new KeepStatistics(statistics, StoreBill.NONE, "one", clock);

    private Map<String, Long> counted(ServiceEvent... events) {
        List.of(events).forEach(keep.observer()::observe);
        keep.finish();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Statistics.Shard> shards = statistics.between(today, today);
        return shards.isEmpty() ? Map.of() : shards.getFirst().counts();
    }

    @Test
    void a_webhook_counts_once_and_again_when_it_failed_by_our_fault() {
        assertThat(counted(
                        new ServiceEvent.WebhookAnswered(WebhookKind.INCOMING, 200, QUICK),
                        new ServiceEvent.WebhookAnswered(WebhookKind.STATUS, 403, QUICK),
                        new ServiceEvent.WebhookAnswered(WebhookKind.INCOMING, 503, QUICK)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("webhooks", 3L, "webhooks.failed", 1L));
    }

    @Test
    void an_acknowledged_message_counts_with_its_segments() {
        assertThat(counted(new ServiceEvent.MessageReceived(Intake.ACKNOWLEDGED, null, false, 2)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("in", 1L, "in.acknowledged", 1L, "in.segments", 2L));
    }

    @Test
    void a_message_that_got_silence_counts_with_the_reason_and_that_it_was_recovered() {
        assertThat(counted(new ServiceEvent.MessageReceived(Intake.KEPT_SILENT, Silence.UNKNOWN_SENDER, true, 1)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "in",
                        1L,
                        "in.silent." + Silence.UNKNOWN_SENDER.code(),
                        1L,
                        "in.recovered",
                        1L,
                        "in.segments",
                        1L));
    }

    @Test
    void a_repeated_message_counts_as_nothing_else() {
        assertThat(counted(new ServiceEvent.MessageReceived(Intake.DUPLICATE, null, false, 3)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("in.duplicate", 1L));
    }

    @Test
    void attempts_count_by_their_result() {
        assertThat(counted(
                        attempt(OutgoingKind.ACKNOWLEDGEMENT, AttemptResult.ACCEPTED),
                        attempt(OutgoingKind.OPERATOR, AttemptResult.ACCEPTED),
                        attempt(OutgoingKind.OPERATOR, AttemptResult.NOT_TAKEN),
                        attempt(OutgoingKind.OPERATOR, AttemptResult.UNCONFIRMED),
                        attempt(OutgoingKind.OPERATOR, AttemptResult.REFUSED),
                        new ServiceEvent.AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.REFUSED, 21211),
                        new ServiceEvent.GivenUp(OutgoingKind.OPERATOR)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "out",
                        2L,
                        "out.acknowledgements",
                        1L,
                        "attempts.not-taken",
                        1L,
                        "attempts.unconfirmed",
                        1L,
                        "failure.unexplained",
                        1L,
                        "failure.21211",
                        1L,
                        "failure.given-up",
                        1L));
    }

    private static ServiceEvent attempt(OutgoingKind kind, AttemptResult result) {
        return new ServiceEvent.AttemptAnswered(kind, result, null);
    }

    @Test
    void a_message_is_delivered_once_and_one_that_was_unconfirmed_went_out() {
        assertThat(counted(
                        report(DeliveryStatus.SENT, DeliveryStatus.DELIVERED),
                        report(DeliveryStatus.DELIVERED, DeliveryStatus.READ),
                        report(DeliveryStatus.UNCONFIRMED, DeliveryStatus.SENT)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("delivered", 1L, "out", 1L, "out.acknowledgements", 1L));
    }

    @Test
    void a_message_that_was_read_before_it_was_reported_delivered_is_delivered() {
        assertThat(counted(report(DeliveryStatus.SENT, DeliveryStatus.READ)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("delivered", 1L));
    }

    @Test
    void a_delivery_that_failed_counts_by_its_reason() {
        assertThat(counted(
                        new ServiceEvent.DeliveryReported(
                                OutgoingKind.OPERATOR, DeliveryStatus.SENT, DeliveryStatus.UNDELIVERED, 30003),
                        report(DeliveryStatus.SENT, DeliveryStatus.FAILED)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("failure.30003", 1L, "failure.unexplained", 1L));
    }

    private static ServiceEvent report(DeliveryStatus before, DeliveryStatus after) {
        return new ServiceEvent.DeliveryReported(OutgoingKind.ACKNOWLEDGEMENT, before, after, null);
    }

    @Test
    void a_comparison_counts_what_it_found() {
        assertThat(counted(new ServiceEvent.Reconciled(9, 8, 7, 6, 5, 4, 3)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "comparisons",
                        1L,
                        "compared",
                        8L,
                        "compared.recovered",
                        7L,
                        "compared.settled",
                        6L,
                        "failure.without-trace",
                        5L));
    }

    @Test
    void a_minute_in_which_the_store_was_missed_is_a_minute_of_trouble_and_the_next_one_is_not() {
        keep.observer().observe(new ServiceEvent.StoreMissed());
        keep.round();
        keep.round();
        assertThat(counted()).containsEntry("minutes", 2L).containsEntry("minutes.trouble", 1L);
    }
}
