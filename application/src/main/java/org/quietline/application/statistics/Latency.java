package org.quietline.application.statistics;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long something took, as a histogram: how many took at most so long. Percentiles are read off it by interpolation,
 * so they are right to about a tenth of their size; the count within the promise is exact, since that is a bound.
 */
public final class Latency {
    /** An acknowledgement is promised within this time. */
    public static final Duration PROMISE = Duration.ofSeconds(5);

    private static final long[] BOUNDS_IN_MILLIS = {
        25, 50, 75, 100, 125, 150, 175, 200, 250, 300, 350, 400, 450, 500, 600, 700, 800, 900, 1_000, 1_250, 1_500,
        1_750, 2_000, 2_500, 3_000, 3_500, 4_000, 4_500, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000, 15_000, 20_000,
        30_000, 60_000, 120_000, 300_000, 600_000
    };

    private static final String BEYOND = "beyond";

    private final Map<String, Long> counts;

    private Latency(Map<String, Long> counts) {
        this.counts = counts;
    }

    static Latency of(Map<String, Long> countsByBucket) {
        return new Latency(Map.copyOf(countsByBucket));
    }

    /** The name of the bucket that this belongs to. */
    static String bucket(Duration took) {
        long millis = took.plusNanos(999_999).toMillis();
        for (long bound : BOUNDS_IN_MILLIS) {
            if (millis <= bound) {
                return Long.toString(bound);
            }
        }
        return BEYOND;
    }

    /** How many were timed. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of them took no longer than was promised. */
    public long withinPromise() {
        long within = 0;
        for (long bound : BOUNDS_IN_MILLIS) {
            if (bound <= PROMISE.toMillis()) {
                within += at(bound);
            }
        }
        return within;
    }

    /**
     * The time that this share of them did not exceed; empty when nothing was timed. What lies beyond the last bound
     * counts as that bound.
     *
     * @param share between 0 and 1, such as 0.95
     */
    public Optional<Duration> percentile(double share) {
        long count = count();
        if (count == 0) {
            return Optional.empty();
        }
        double rank = Math.max(1, share * count);
        long below = 0;
        long lower = 0;
        for (long bound : BOUNDS_IN_MILLIS) {
            long here = at(bound);
            if (here > 0 && below + here >= rank) {
                return Optional.of(Duration.ofMillis(Math.round(lower + (bound - lower) * (rank - below) / here)));
            }
            below += here;
            lower = bound;
        }
        return Optional.of(Duration.ofMillis(lower));
    }

    private long at(long bound) {
        return counts.getOrDefault(Long.toString(bound), 0L);
    }
}
