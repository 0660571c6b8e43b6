package org.quietline.bootstrap.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Looks at the messages that wait, when the figures are asked for and not more often than the store's cost allows.
 * While the store is away it tells what it saw last.
 */
public final class QueueWatch {
    /** The most messages that are counted. */
    public static final int MOST = 200;

    private final Queue queue;
    private final InstantSource clock;
    private final Duration pause;
    private Instant next = Instant.MIN;
    private Sight last = new Sight(0, 0);

    /**
     * What was seen.
     *
     * @param depth how many messages are due, up to {@link #MOST}
     * @param oldestSeconds how long the oldest of them has waited; 0 when there is none
     */
    public record Sight(int depth, double oldestSeconds) {}

    /** Where messages wait. */
    @FunctionalInterface
    public interface Queue {
        /** Those that are due, at most so many. */
        List<Stored<OutgoingMessage>> due(Instant now, int limit);
    }

    /** @param pause how long a sight is good for */
    public QueueWatch(Queue queue, InstantSource clock, Duration pause) {
        this.queue = queue;
        this.clock = clock;
        this.pause = pause;
    }

    /** What waits. */
    public synchronized Sight look() {
        Instant now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(pause);
            try {
                last = sight(queue.due(now, MOST), now);
            } catch (StoreUnavailableException e) {
                // Other figures tell of that.
                return last;
            }
        }
        return last;
    }

    private static Sight sight(List<Stored<OutgoingMessage>> due, Instant now) {
        double oldest = due.stream()
                .map(stored -> stored.value().queuedAt())
                .min(Comparator.naturalOrder())
                .map(queuedAt -> Duration.between(queuedAt, now).toMillis() / 1000.0)
                .orElse(0.0);
        return new Sight(due.size(), Math.max(oldest, 0));
    }
}
