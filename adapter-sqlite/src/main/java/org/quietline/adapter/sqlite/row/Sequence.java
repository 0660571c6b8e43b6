package org.quietline.adapter.sqlite.row;

/**
 * The row numbers of messages. They follow time to the millisecond, so that a search, which finds rows by number alone,
 * finds them in the order of time.
 */
public final class Sequence {
    private static final int NUMBERS_PER_MILLISECOND = 1 << 20;
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    /** The times, in milliseconds, that have numbers: the years 1692 to 2248. */
    private static final long LAST = (Long.MAX_VALUE / NUMBERS_PER_MILLISECOND) - 1;

    private Sequence() {}

    /** The lowest number of this time's millisecond. */
    public static long first(long nanos) {
        return first0(Math.floorDiv(nanos, NANOS_PER_MILLISECOND));
    }

    /** The highest number of this time's millisecond. */
    public static long last(long nanos) {
        return first(nanos) + NUMBERS_PER_MILLISECOND - 1;
    }

    /** Whether two numbers belong to the same millisecond. */
    public static boolean areTogether(long one, long other) {
        return Math.floorDiv(one, NUMBERS_PER_MILLISECOND) == Math.floorDiv(other, NUMBERS_PER_MILLISECOND);
    }

    private static long first0(long millis) {
        return Math.max(-LAST, Math.min(LAST, millis)) * NUMBERS_PER_MILLISECOND;
    }
}
