package org.quietline.application.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.InMemoryStatistics;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.ServiceEvent.AttemptAnswered;
import org.quietline.application.port.ServiceEvent.AttemptResult;
import org.quietline.application.port.ServiceEvent.DeliveryReported;
import org.quietline.application.port.ServiceEvent.Intake;
import org.quietline.application.port.ServiceEvent.MessageReceived;
import org.quietline.application.port.ServiceEvent.OutgoingKind;
import org.quietline.application.port.ServiceEvent.WebhookAnswered;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.Unavailable;
import org.quietline.application.statistics.Figures.Failure;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.Silence;

class ServiceStatisticsTest {
    private final MutableClock clock = new MutableClock();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final Unavailable trouble = new Unavailable();
    private final Statistics statistics = trouble.inFrontOf(Statistics.class, counted(new InMemoryStatistics()));
    private final AtomicReference<StoreBill.Operations> bill = new AtomicReference<>(new StoreBill.Operations(0, 0, 0));
    private final KeepStatistics keep = new KeepStatistics(statistics, () -> Optional.of(bill.get()), "one", clock);
    private final BrowseService browse = new BrowseService(statistics, clock, true);

    private Statistics counted(Statistics real) {
        return new Statistics() {
            @Override
            public void store(Shard shard) {
                writes.incrementAndGet();
                real.store(shard);
            }

            @Override
            public List<Shard> between(LocalDate first, LocalDate last) {
                reads.incrementAndGet();
                return real.between(first, last);
            }
        };
    }

    private void happens(ServiceEvent... events) {
        for (ServiceEvent event : events) {
            keep.observer().observe(event);
        }
    }

    private void minutes(int howMany) {
        for (int n = 0; n < howMany; n++) {
            clock.advance(KeepStatistics.EVERY);
            keep.round();
        }
    }

    private static final ServiceEvent TEXT = new MessageReceived(Intake.ACKNOWLEDGED, null, false, 2);

    @Test
    void counts_what_came_in_and_what_became_of_what_went_out() {
        happens(
                TEXT,
                new MessageReceived(Intake.KEPT_SILENT, Silence.UNKNOWN_SENDER, true, 1),
                new MessageReceived(Intake.DUPLICATE, null, false, 1),
                new AttemptAnswered(OutgoingKind.ACKNOWLEDGEMENT, AttemptResult.ACCEPTED, null),
                new AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.ACCEPTED, null),
                new AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.REFUSED, 21610),
                new AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.NOT_TAKEN, null),
                new DeliveryReported(OutgoingKind.ACKNOWLEDGEMENT, DeliveryStatus.SENT, DeliveryStatus.DELIVERED, null),
                new DeliveryReported(OutgoingKind.ACKNOWLEDGEMENT, DeliveryStatus.DELIVERED, DeliveryStatus.READ, null),
                new DeliveryReported(OutgoingKind.OPERATOR, DeliveryStatus.SENT, DeliveryStatus.UNDELIVERED, 30003));
        minutes(1);
        Figures today = browse.report(1).today();
        assertThat(today.messagesIn()).isEqualTo(2);
        assertThat(today.segmentsIn()).isEqualTo(3);
        assertThat(today.acknowledged()).isEqualTo(1);
        assertThat(today.duplicates()).isEqualTo(1);
        assertThat(today.messagesOut()).isEqualTo(2);
        assertThat(today.acknowledgementsOut()).isEqualTo(1);
        assertThat(today.delivered()).isEqualTo(1);
        assertThat(today.failures()).containsExactly(new Failure("21610", 1), new Failure("30003", 1));
        assertThat(today.deliveryRate()).hasValueCloseTo(1.0 / 3, Offset.offset(1e-9));
    }

    @Test
    void a_message_proved_to_be_sent_by_its_report_counts_as_sent() {
        happens(new DeliveryReported(
                OutgoingKind.OPERATOR, DeliveryStatus.UNCONFIRMED, DeliveryStatus.DELIVERED, null));
        minutes(1);
        assertThat(browse.report(1).today().messagesOut()).isEqualTo(1);
        assertThat(browse.report(1).today().delivered()).isEqualTo(1);
    }

    @Test
    void persistence_is_the_share_of_the_carriers_messages_that_no_comparison_had_to_bring() {
        happens(new ServiceEvent.Reconciled(40, 20, 1, 0, 2, 0, 0), new ServiceEvent.Reconciled(40, 0, 0, 0, 0, 0, 0));
        minutes(1);
        Figures today = browse.report(1).today();
        assertThat(today.listedByCarrier()).isEqualTo(20);
        assertThat(today.persistence()).hasValue(0.95);
        assertThat(today.failures()).containsExactly(new Failure("without-trace", 2));
        assertThat(today.comparisons()).isEqualTo(2);
    }

    @Test
    void a_minute_with_an_answer_that_was_our_fault_is_a_minute_of_trouble() {
        minutes(2);
        happens(new WebhookAnswered(WebhookKind.INCOMING, 503, Duration.ZERO));
        minutes(1);
        happens(new WebhookAnswered(WebhookKind.INCOMING, 403, Duration.ZERO));
        minutes(1);
        Figures today = browse.report(1).today();
        assertThat(today.availability()).hasValue(0.75);
        assertThat(today.webhooks()).isEqualTo(2);
        assertThat(today.webhooksFailed()).isEqualTo(1);
    }

    @Test
    void writes_once_a_minute_when_something_happened_and_every_quarter_of_an_hour_when_nothing_did() {
        happens(TEXT, TEXT);
        minutes(1);
        assertThat(writes).hasValue(1);
        minutes(60);
        assertThat(writes).hasValue(5);
        assertThat(reads).hasValue(0);
    }

    @Test
    void what_the_store_bills_is_counted_and_makes_no_write_by_itself() {
        happens(TEXT);
        minutes(1);
        bill.set(new StoreBill.Operations(10, 7, 0));
        minutes(1);
        assertThat(writes).hasValue(1);
        keep.finish();
        bill.set(new StoreBill.Operations(12, 9, 1));
        keep.finish();
        clock.advance(Duration.ofMinutes(2));
        assertThat(browse.report(1).today().storeOperations()).isEqualTo(new StoreBill.Operations(12, 9, 1));
    }

    @Test
    void what_could_not_be_stored_is_stored_later_and_once() {
        trouble.goDown();
        happens(TEXT);
        minutes(1);
        trouble.comeBack();
        minutes(1);
        assertThat(browse.report(1).today().messagesIn()).isEqualTo(1);
    }

    @Test
    void days_are_counted_apart_and_processes_together() {
        happens(TEXT);
        clock.advance(Duration.ofDays(1));
        happens(TEXT, TEXT);
        keep.finish();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        statistics.store(new Statistics.Shard(today, "two", Map.of(Counter.IN, 5L)));
        BrowseService.Report report = browse.report(3);
        assertThat(report.days()).extracting(day -> day.figures().messagesIn()).containsExactly(0L, 1L, 7L);
        assertThat(report.days()).extracting(BrowseService.Day::date).endsWith(today);
        assertThat(report.total().messagesIn()).isEqualTo(8);
    }

    @Test
    void days_that_are_over_are_read_once_and_the_latest_once_a_minute() {
        browse.report(30);
        int first = reads.get();
        browse.report(30);
        browse.report(7);
        assertThat(reads).hasValue(first);
        clock.advance(Duration.ofMinutes(1));
        browse.report(30);
        assertThat(reads).hasValue(first + 1);
        clock.advance(Duration.ofDays(1));
        browse.report(30);
        assertThat(reads).hasValue(first + 3);
    }

    @Test
    void a_report_has_at_least_one_day_and_not_too_many() {
        assertThatThrownBy(() -> browse.report(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> browse.report(BrowseService.MOST_DAYS + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
