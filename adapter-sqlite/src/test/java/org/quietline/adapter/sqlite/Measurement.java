package org.quietline.adapter.sqlite;

import static org.quietline.adapter.sqlite.Samples.OURS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Silence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how many messages of strangers a store takes in, and how long pages take when it holds many; a program of
 * its own, no test. Arguments: the number of callers (32), the seconds to run (10), the number of rows to read from
 * (200000).
 */
final class Measurement {
    private static final Logger LOG = LoggerFactory.getLogger(Measurement.class);
    private static final List<String> WORDS =
            List.of("delivery", "arrives", "late", "today", "please", "call", "about", "order", "address", "thanks");

    private final SqliteStore store;
    private final AtomicInteger numbers = new AtomicInteger();

    private Measurement(SqliteStore store) {
        this.store = store;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int callers = argument(arguments, 0, 32);
        int seconds = argument(arguments, 1, 10);
        int rows = argument(arguments, 2, 200_000);
        Path directory = Files.createTempDirectory("quietline-measurement");
        long start = System.nanoTime();
        try (SqliteStore store = SqliteStore.open(directory.resolve("quietline.db"))) {
            LOG.info("opened in {} ms", (System.nanoTime() - start) / 1_000_000);
            Measurement measurement = new Measurement(store);
            measurement.intake(callers, seconds);
            measurement.fill(rows);
            measurement.pages();
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private static int argument(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void intake(int callers, int seconds) throws InterruptedException {
        run(callers, () -> numbers.get() < 5_000);
        int before = numbers.get();
        Duration processorBefore = processorTime();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        run(callers, () -> System.nanoTime() < end);
        double took = (System.nanoTime() - begin) / 1e9;
        Duration processor = processorTime().minus(processorBefore);
        int messages = numbers.get() - before;
        LOG.info(
                "{} messages of {} callers in {} s: {} a second; {} us of processor time each",
                messages,
                callers,
                String.format(Locale.ROOT, "%.1f", took),
                Math.round(messages / took),
                processor.toNanos() / 1_000 / messages);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private void fill(int rows) throws InterruptedException {
        run(128, () -> numbers.get() < rows);
        LOG.info("{} rows", numbers);
    }

    private void run(int callers, Supplier<Boolean> more) throws InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                executor.execute(() -> {
                    while (more.get()) {
                        store.messageLog().record(arrival(numbers.getAndIncrement()));
                    }
                });
            }
        }
    }

    private static Arrival arrival(int n) {
        StringBuilder text = new StringBuilder("ticket ").append(n).append(':');
        for (int i = 0; i < 8; i++) {
            text.append(' ').append(WORDS.get((n % 1_000 * 31 + i * i * 7) % WORDS.size()));
        }
        if (n % 2000 == 0) {
            text.append(" giraffe");
        }
        MessageId id = new MessageId("SM%016x%016x".formatted(n * 0x9E3779B97F4A7C15L, n));
        return new Arrival(
                IncomingMessage.received(
                                id,
                                Samples.number(n % 10_000_000),
                                OURS,
                                MessageText.of(text.toString()),
                                Instant.now(),
                                1)
                        .handled(new Handling(false, false, null, Silence.UNKNOWN_SENDER, null)),
                null,
                OptOutChange.NONE,
                null);
    }

    private void pages() {
        IncomingFilter all = IncomingFilter.ALL;
        time("newest first", () -> page(all, Order.NEWEST_FIRST, null));
        Position deep = deep();
        time("newest first, far down", () -> page(all, Order.NEWEST_FIRST, deep));
        time("by name", () -> page(all, new Order(SortBy.DISPLAY_NAME, false), null));
        time("by status", () -> page(all, new Order(SortBy.STATUS, true), null));
        time("unanswered", () -> page(new IncomingFilter(null, false, null, null, null), Order.NEWEST_FIRST, null));
        time("rare word", () -> page(search("giraffe"), Order.NEWEST_FIRST, null));
        time("common word", () -> page(search("delivery"), Order.NEWEST_FIRST, null));
        time("two common words", () -> page(search("delivery order"), Order.NEWEST_FIRST, null));
        time("common and rare word", () -> page(search("ticket giraffe"), Order.NEWEST_FIRST, null));
        time("common word by name", () -> page(search("delivery"), new Order(SortBy.DISPLAY_NAME, false), null));
        time("conversation", () -> store.messagePages().conversation(Samples.number(77), null, 50));
        time("one message", () -> store.messageLog().findIncoming(new MessageId("SM%032x".formatted(0))));
        time("readiness", () -> store.storeCheck().check());
    }

    private Position deep() {
        @Nullable Position position = null;
        for (int i = 0; i < 500; i++) {
            Page<IncomingMessage> page =
                    store.messagePages().incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, position, 200);
            if (page.next() == null) {
                break;
            }
            position = page.next();
        }
        return position == null ? new Position("", Instant.EPOCH, "x") : position;
    }

    private void page(IncomingFilter filter, Order order, @Nullable Position after) {
        store.messagePages().incoming(filter, order, after, 50);
    }

    private static IncomingFilter search(String words) {
        return new IncomingFilter(SearchQuery.parse(words).orElseThrow(), null, null, null, null);
    }

    private static void time(String what, Runnable action) {
        long[] times = new long[200];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            action.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        LOG.info("{}: median {} us, 99th {} us", what, times[100] / 1000, times[198] / 1000);
    }
}
