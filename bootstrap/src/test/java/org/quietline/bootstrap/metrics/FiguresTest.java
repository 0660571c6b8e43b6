package org.quietline.bootstrap.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.ServiceEvent.AttemptResult;
import org.quietline.application.port.ServiceEvent.Intake;
import org.quietline.application.port.ServiceEvent.OutgoingKind;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.phone.PhoneNumber;

class FiguresTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration SOME = Duration.ofMillis(30);
    private static final List<ServiceEvent> ONE_OF_EACH = List.of(
            new ServiceEvent.WebhookAnswered(WebhookKind.INCOMING, 200, SOME),
            new ServiceEvent.MessageReceived(Intake.KEPT_SILENT, Silence.UNKNOWN_SENDER, false, 1),
            new ServiceEvent.AcknowledgementAccepted(SOME),
            new ServiceEvent.AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.REFUSED, 21610),
            new ServiceEvent.GivenUp(OutgoingKind.ACKNOWLEDGEMENT),
            new ServiceEvent.DeliveryReported(
                    OutgoingKind.OPERATOR, DeliveryStatus.SENT, DeliveryStatus.UNDELIVERED, 30003),
            new ServiceEvent.Reconciled(9, 8, 2, 1, 0, 3, 4),
            new ServiceEvent.StoreMissed());

    private final Figures figures = new Figures("1.2.3");

    @AfterEach
    void close() {
        figures.close();
    }

    @Test
    void every_event_is_counted() {
        ONE_OF_EACH.forEach(figures.observer()::observe);

        assertThat(ONE_OF_EACH.stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrder(Arrays.stream(ServiceEvent.class.getPermittedSubclasses())
                        .toArray(Class<?>[]::new));
        assertThat(figures.text())
                .contains(
                        "quietline_info{version=\"1.2.3\"} 1",
                        "quietline_webhook_seconds_bucket{kind=\"incoming\",status=\"200\",le=\"0.05\"} 1",
                        "quietline_webhook_seconds_bucket{kind=\"incoming\",status=\"200\",le=\"0.025\"} 0",
                        "quietline_messages_received_total{intake=\"kept_silent\",recovered=\"false\","
                                + "silence=\"unknown_sender\"} 1.0",
                        "quietline_acknowledgement_seconds_bucket{le=\"0.1\"} 1",
                        "quietline_send_attempts_total{error_code=\"21610\",kind=\"operator\",result=\"refused\"} 1.0",
                        "quietline_send_given_up_total{kind=\"acknowledgement\"} 1.0",
                        "quietline_delivery_reports_total{error_code=\"30003\",kind=\"operator\","
                                + "status=\"undelivered\"} 1.0",
                        "quietline_reconcile_findings_total{finding=\"recovered\"} 2.0",
                        "quietline_reconcile_unconfirmed 3.0",
                        "quietline_store_missed_total 1.0",
                        "jvm_memory_used_bytes",
                        "jvm_threads_live_threads",
                        "process_cpu_usage",
                        "process_uptime_seconds");
    }

    @Test
    void error_codes_do_not_grow_without_bounds() {
        for (int code = 30_000; code < 31_000; code++) {
            figures.observer()
                    .observe(new ServiceEvent.AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.REFUSED, code));
        }

        assertThat(figures.text().lines().filter(line -> line.startsWith("quietline_send_attempts_total")))
                .hasSizeLessThan(100)
                .anyMatch(line -> line.contains("error_code=\"other\""));
    }

    @Test
    void requests_are_timed_by_route() {
        figures.http().served("GET", "/messages/{id}", 200, SOME);

        assertThat(figures.text())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/messages/{id}\",status=\"200\"} 1");
    }

    @Test
    void operations_of_the_store_are_timed_and_keep_their_exceptions() {
        StoreCheck broken = figures.store().timed(StoreCheck.class, () -> {
            throw new StoreUnavailableException("away", null);
        });
        StoreCheck sound = figures.store().timed(StoreCheck.class, () -> {});

        sound.check();
        assertThatThrownBy(broken::check).isInstanceOf(StoreUnavailableException.class);
        assertThat(figures.text())
                .contains(
                        "quietline_store_seconds_count{operation=\"StoreCheck.check\",outcome=\"done\"} 1",
                        "quietline_store_seconds_count{operation=\"StoreCheck.check\",outcome=\"failed\"} 1");
    }

    @Test
    void what_the_store_bills_for_is_counted() {
        figures.bill(() -> Optional.of(new StoreBill.Operations(7, 5, 0)));

        assertThat(figures.text())
                .contains(
                        "quietline_store_billed_total{operation=\"read\"} 7.0",
                        "quietline_store_billed_total{operation=\"write\"} 5.0");
    }

    @Test
    void the_queue_is_looked_at_seldom_and_the_last_sight_outlives_an_outage() {
        AtomicInteger looks = new AtomicInteger();
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        QueueWatch watch = new QueueWatch(
                (at, limit) -> {
                    if (looks.incrementAndGet() > 1) {
                        throw new StoreUnavailableException("away", null);
                    }
                    return twoWait(at, limit);
                },
                now::get,
                Duration.ofMinutes(1));

        assertThat(watch.look()).isEqualTo(new QueueWatch.Sight(2, 90));
        assertThat(watch.look()).isEqualTo(new QueueWatch.Sight(2, 90));
        assertThat(looks).hasValue(1);
        now.set(NOON.plusSeconds(60));
        assertThat(watch.look()).isEqualTo(new QueueWatch.Sight(2, 90));
        assertThat(looks).hasValue(2);
    }

    private static List<Stored<OutgoingMessage>> twoWait(Instant now, int limit) {
        return List.of(
                waiting("0f8fad5b-d9cb-469f-a165-70867728950e", now.minusSeconds(5)),
                waiting("7c9e6679-7425-40de-944b-e07fc1f90ae7", now.minusSeconds(90)));
    }

    private static Stored<OutgoingMessage> waiting(String id, Instant since) {
        return new Stored<>(
                OutgoingMessage.queued(
                        new MessageId(id),
                        PhoneNumber.parse("+15550111111"),
                        MessageText.of("See you at nine"),
                        new Origin.Operator("ada", null),
                        since),
                "1");
    }

    @Test
    void every_figure_that_an_alert_names_exists() throws IOException {
        ONE_OF_EACH.forEach(figures.observer()::observe);
        figures.http().served("GET", "/", 500, SOME);
        figures.store().timed(StoreCheck.class, () -> {}).check();
        figures.bill(() -> Optional.of(new StoreBill.Operations(7, 5, 0)));
        figures.queue(new QueueWatch(FiguresTest::twoWait, () -> NOON, Duration.ofMinutes(1)));
        figures.reconcileEvery(Duration.ofMinutes(5));
        Set<String> told = new TreeSet<>();
        figures.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> told.add(line.split("[{ ]", 2)[0]));

        String alerts = Files.readString(Path.of("../deploy/prometheus-alerts.yml"));
        Matcher names =
                Pattern.compile("\\b(?:quietline|http|jvm|process)_[a-z_]+").matcher(alerts);
        Set<String> named = new TreeSet<>();
        while (names.find()) {
            named.add(names.group());
        }

        assertThat(named).hasSizeGreaterThan(15);
        assertThat(told).containsAll(named);
    }
}
