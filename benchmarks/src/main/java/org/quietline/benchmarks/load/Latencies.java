package org.quietline.benchmarks.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * How long answers took, each from the moment at which its request was due: one that left late because the answers
 * before it were slow counts the time that it waited. For one thread.
 */
public final class Latencies {
    private static final long HIGHEST_NANOS = Duration.ofMinutes(2).toNanos();

    /** A request that left later than this after its time was late. */
    private static final long LATE_NANOS = 1_000_000;

    private final Histogram nanos = new Histogram(HIGHEST_NANOS, 3);
    private final TreeMap<Integer, Long> statuses = new TreeMap<>();
    private long late;
    private long broken;
    private long elapsedNanos;
    private Instant begun = Instant.EPOCH;

    /** The first moment, from which due times count. */
    void began(Instant now) {
        begun = now;
    }

    /** A request left at a time for which it had been due earlier, or just then. */
    void left(long due, long now) {
        if (now - due > LATE_NANOS) {
            late++;
        }
    }

    /** An answer came to a request that had been due at this time. */
    void answered(int status, long due, long now) {
        statuses.merge(status, 1L, Long::sum);
        nanos.recordValue(Math.min(HIGHEST_NANOS, Math.max(0, now - due)));
    }

    /** A connection broke under a request. */
    void broken() {
        broken++;
    }

    /** All of it took so long, the last answers included. */
    void ended(long elapsed) {
        elapsedNanos = elapsed;
    }

    /** How many answers came. */
    public long count() {
        return nanos.getTotalCount();
    }

    /** How many answers had this status. */
    public long count(int status) {
        return statuses.getOrDefault(status, 0L);
    }

    /** How many requests left more than a millisecond after they were due. */
    public long late() {
        return late;
    }

    /** How many requests got no answer. */
    public long unanswered() {
        return broken;
    }

    /** The first moment, by the clock on the wall: a request that is due after a second was due a second later. */
    public Instant begun() {
        return begun;
    }

    /** From the first moment to the last answer. */
    public Duration elapsed() {
        return Duration.ofNanos(elapsedNanos);
    }

    /** Answers in a second. */
    public double perSecond() {
        return elapsedNanos == 0 ? 0 : count() * 1e9 / elapsedNanos;
    }

    /** So many percent of the answers took at most so many milliseconds. */
    public double millis(double percent) {
        return nanos.getValueAtPercentile(percent) / 1e6;
    }

    /** The longest took so many milliseconds. */
    public double longestMillis() {
        return nanos.getMaxValue() / 1e6;
    }

    /**
     * The same, if every answer had this status and none is missing.
     *
     * @throws IllegalStateException if not, since figures about refusals mean nothing
     */
    public Latencies allWith(int status) {
        if (count(status) != count() || broken > 0 || count() == 0) {
            throw new IllegalStateException(
                    "not all answers were " + status + ": " + statuses + ", and " + broken + " requests got none");
        }
        return this;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d answers %s, %.0f/s, p50 %.2f ms, p99 %.2f ms, longest %.1f ms, %d left late, %d unanswered",
                count(),
                statuses,
                perSecond(),
                millis(50),
                millis(99),
                longestMillis(),
                late,
                broken);
    }
}
