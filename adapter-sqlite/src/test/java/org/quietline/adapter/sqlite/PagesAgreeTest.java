package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.sqlite.Samples.ANN;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.OURS;
import static org.quietline.adapter.sqlite.Samples.reference;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.application.port.Pages;
import org.quietline.application.port.Together;
import org.quietline.application.search.SearchQuery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** Whatever is asked for, the pages show the same as a store in memory that sorts everything. */
class PagesAgreeTest {
    private static final int MESSAGES = 1_300;
    private static final List<String> NAMES = List.of("Ann", "ann lee", "Bo", "Émile", "Zoë 👋", "﹏ wave");
    private static final List<String> WORDS = List.of("hello", "order", "4567", "日本", "giraffe", "every");

    private final long seed = Long.getLong("quietline.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final InMemoryStore memory = new InMemoryStore();

    @TempDir
    Path directory;

    @Test
    void pages_show_the_same_as_a_store_in_memory() {
        try (SqliteStore store = SqliteStore.open(directory.resolve("quietline.db"))) {
            List<Consumer<MessageLog>> writes =
                    IntStream.range(0, MESSAGES).mapToObj(this::write).toList();
            writes.forEach(write -> write.accept(memory.messageLog()));
            Together.run(MESSAGES, n -> {
                writes.get(n).accept(store.messageLog());
                return n;
            });
            for (int round = 0; round < 60; round++) {
                compare(store.messagePages(), memory.messagePages(), round);
            }
        }
    }

    private void compare(MessagePages pages, MessagePages expected, int round) {
        Order order = new Order(any(List.of(SortBy.values())), random.nextBoolean());
        @Nullable SearchQuery search = random.nextBoolean()
                ? null
                : SearchQuery.parse(any(WORDS) + (random.nextInt(3) == 0 ? " " + any(WORDS) : ""))
                        .orElseThrow();
        @Nullable Instant from = random.nextInt(3) == 0 ? time() : null;
        @Nullable Instant until = random.nextInt(3) == 0 ? time() : null;
        IncomingFilter in = new IncomingFilter(search, maybe(), maybe(), from, until);
        OutgoingFilter out = new OutgoingFilter(
                search, random.nextBoolean() ? null : any(List.of(DeliveryStatus.values())), from, until);
        int limit = any(List.of(1, 3, 10, 50, 200));
        String what = "seed " + seed + ", round " + round + ": " + order + ", limit " + limit + ", ";
        assertThat(Pages.all((after, size) -> pages.incoming(in, order, after, size), Math.max(limit, 3)))
                .as(what + in)
                .isEqualTo(Pages.all((after, size) -> expected.incoming(in, order, after, size), 200));
        assertThat(Pages.all((after, size) -> pages.outgoing(out, order, after, size), Math.max(limit, 3)))
                .as(what + out)
                .isEqualTo(Pages.all((after, size) -> expected.outgoing(out, order, after, size), 200));
        List<LoggedMessage> thread = Pages.all((after, size) -> expected.conversation(ANN, after, size), 200);
        assertThat(Pages.all((after, size) -> pages.conversation(ANN, after, size), limit * 7))
                .as(what + "conversation")
                .isEqualTo(thread);
    }

    private Consumer<MessageLog> write(int n) {
        Instant at = time();
        PhoneNumber contact = random.nextInt(6) == 0 ? ANN : Samples.number(random.nextInt(1_000) + 4_567_000);
        @Nullable String name = random.nextInt(3) == 0 ? null : any(NAMES);
        String text = "every " + (random.nextInt(50) == 0 ? "giraffe " : "") + any(WORDS) + " " + any(WORDS);
        if (random.nextBoolean()) {
            IncomingMessage message = IncomingMessage.received(
                            Samples.in(n), contact, OURS, MessageText.of(text), at, 1)
                    .handled(new Handling(random.nextBoolean(), random.nextInt(4) == 0, null, null, null));
            return log -> log.record(new Arrival(message, null, OptOutChange.NONE, name));
        }
        OutgoingMessage queued = OutgoingMessage.queued(
                Samples.out(n), contact, MessageText.of(text), new Origin.Operator("ann", null), at);
        OutgoingMessage message = progressed(queued, n, at);
        return log -> log.add(message, name);
    }

    private OutgoingMessage progressed(OutgoingMessage queued, int n, Instant at) {
        OutgoingMessage claimed = queued.claimed(at, Duration.ofSeconds(60));
        return switch (random.nextInt(5)) {
            case 0 -> queued;
            case 1 -> claimed;
            case 2 -> claimed.accepted(reference(n), at);
            case 3 -> claimed.refused(FailureReason.ofCode(30003), at);
            default -> claimed.unconfirmed(at);
        };
    }

    /** One of few times, so that many messages share one. */
    private Instant time() {
        return NOON.plusMillis(random.nextInt(5) * 1_000L + random.nextInt(2)).plusNanos(random.nextInt(2) * 1_000L);
    }

    private @Nullable Boolean maybe() {
        int choice = random.nextInt(3);
        return choice == 2 ? null : (Boolean) (choice == 1);
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
