package org.quietline.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.Conversations.Filter;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.port.Store;
import org.quietline.application.statistics.BrowseService;
import org.quietline.application.statistics.BrowseService.Day;
import org.quietline.application.statistics.BrowseService.Report;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.wiring.Stores;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** The statistics of the demo's past are those of the messages that the demo's past left behind. */
class HistoryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final PhoneNumber OURS = PhoneNumber.parse("+15550100630");

    @TempDir
    private Path directory = Path.of("");

    private final List<Store> opened = new ArrayList<>();

    @BeforeEach
    void open() {
        opened.add(Stores.open(new StoreChoice.Sqlite(directory.resolve("past.db"))));
        assertThat(sow()).isTrue();
    }

    @AfterEach
    void close() {
        opened.forEach(Store::close);
    }

    private Store store() {
        return opened.getFirst();
    }

    private boolean sow() {
        MasterSecrets secrets = KeptSecret.in(directory);
        return History.sow(store(), secrets, OURS, "demo", TODAY);
    }

    private interface Pages<T> {
        Page<T> after(@Nullable Position position);
    }

    private static <T> List<T> all(Pages<T> pages) {
        List<T> all = new ArrayList<>();
        @Nullable Position position = null;
        do {
            Page<T> page = pages.after(position);
            all.addAll(page.rows());
            position = page.next();
        } while (position != null);
        return all;
    }

    private List<IncomingMessage> incoming() {
        return all(after -> store().messagePages().incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, after, 200));
    }

    private List<OutgoingMessage> outgoing() {
        return all(after -> store().messagePages().outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, after, 200));
    }

    private Report report() {
        InstantSource noon = InstantSource.fixed(TODAY.atTime(12, 0).toInstant(ZoneOffset.UTC));
        return new BrowseService(store().statistics(), noon, false).report(30);
    }

    @Test
    void each_day_counts_its_own_messages() {
        Map<LocalDate, Long> in = incoming().stream()
                .collect(Collectors.groupingBy(
                        message -> LocalDate.ofInstant(message.timestamp(), ZoneOffset.UTC), Collectors.counting()));
        Map<LocalDate, Long> out = outgoing().stream()
                .collect(Collectors.groupingBy(
                        message -> LocalDate.ofInstant(message.queuedAt(), ZoneOffset.UTC), Collectors.counting()));
        assertThat(in).hasSize(History.DAYS).doesNotContainKey(TODAY);
        for (Day day : report().days()) {
            assertThat(day.figures().messagesIn())
                    .as("in on %s", day.date())
                    .isEqualTo(in.getOrDefault(day.date(), 0L));
            assertThat(day.figures().messagesOut())
                    .as("out on %s", day.date())
                    .isEqualTo(out.getOrDefault(day.date(), 0L));
        }
    }

    @Test
    void what_became_of_them_is_counted() {
        Map<DeliveryStatus, Long> ends = outgoing().stream()
                .collect(Collectors.groupingBy(message -> message.delivery().status(), Collectors.counting()));
        assertThat(ends).containsOnlyKeys(DeliveryStatus.DELIVERED, DeliveryStatus.UNDELIVERED);
        Report report = report();
        assertThat(report.total().delivered()).isEqualTo(ends.get(DeliveryStatus.DELIVERED));
        assertThat(report.total().failed()).isEqualTo(ends.get(DeliveryStatus.UNDELIVERED));
        assertThat(report.total().failures()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(report.total().latency().count()).isEqualTo(report.total().acknowledgementsOut());
        assertThat(incoming()).filteredOn(IncomingMessage::responseSent).hasSize((int)
                report.total().acknowledged());
        assertThat(report.total().latency().percentile(0.5))
                .hasValueSatisfying(half -> assertThat(half.toMillis()).isBetween(100L, 1_000L));
    }

    @Test
    void nothing_is_left_to_look_after_and_nothing_happens_twice() {
        assertThat(store().conversations().list(Filter.OPEN, null, 50).rows()).isEmpty();
        int before = incoming().size();
        assertThat(sow()).isFalse();
        assertThat(incoming()).hasSize(before);
    }
}
