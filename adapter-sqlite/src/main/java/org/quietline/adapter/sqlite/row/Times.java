package org.quietline.adapter.sqlite.row;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Times as the file keeps them: nanoseconds since 1970, so that every time between the years 1678 and 2261 reads back
 * equal. One beyond is kept as the end of that range, which is far enough for bounds of searches.
 */
public final class Times {
    private static final long NANOS = 1_000_000_000L;
    private static final Instant EARLIEST = Instant.ofEpochSecond(0, Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochSecond(0, Long.MAX_VALUE);

    private Times() {}

    public static long toNanos(Instant time) {
        if (!time.isAfter(EARLIEST)) {
            return Long.MIN_VALUE;
        }
        if (!time.isBefore(LATEST)) {
            return Long.MAX_VALUE;
        }
        // From the second after, for the seconds alone would not fit near the earliest time.
        return time.getEpochSecond() < 0
                ? (time.getEpochSecond() + 1) * NANOS + (time.getNano() - NANOS)
                : time.getEpochSecond() * NANOS + time.getNano();
    }

    public static @Nullable Long toNanosOrNull(@Nullable Instant time) {
        return time == null ? null : toNanos(time);
    }

    public static Instant ofNanos(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    public static @Nullable Instant ofNanosOrNull(@Nullable Long nanos) {
        return nanos == null ? null : ofNanos(nanos);
    }
}
