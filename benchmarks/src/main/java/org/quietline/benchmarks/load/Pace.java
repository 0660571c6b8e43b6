package org.quietline.benchmarks.load;

import java.time.Duration;

/**
 * When requests are due. A due time never depends on earlier answers, except where the pace is to send as fast as
 * answers come.
 *
 * @param perSecond how many are due in a second; 0 stands for as fast as they are answered
 * @param lasts how long requests become due
 * @param most how many there are at most
 */
public record Pace(double perSecond, Duration lasts, long most) {
    private static final double NANOS = 1e9;

    /** Checks that it makes sense. */
    public Pace {
        if (perSecond < 0 || lasts.isNegative()) {
            throw new IllegalArgumentException("a pace goes forwards");
        }
    }

    /** So many each second, at even distances. */
    public static Pace rate(double perSecond, Duration lasts) {
        if (perSecond == 0) {
            throw new IllegalArgumentException("a rate is not zero");
        }
        return new Pace(perSecond, lasts, Long.MAX_VALUE);
    }

    /** One more on each connection as soon as the one before was answered, until so many were sent. */
    public static Pace saturating(Duration lasts, long most) {
        return new Pace(0, lasts, most);
    }

    /** Whether due times do not depend on answers. */
    public boolean isOpen() {
        return perSecond > 0;
    }

    /**
     * When the request with this number is due, in nanoseconds since the start.
     *
     * @param now the present time, which is when it is due where the pace is to saturate
     */
    public long due(long number, long now) {
        return isOpen() ? (long) (number * (NANOS / perSecond)) : now;
    }

    /** Whether there is no request with this number. */
    public boolean isOver(long number, long now) {
        return number >= most || due(number, now) >= lasts.toNanos();
    }
}
