package org.quietline.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows down those who guess passwords. Five wrong ones are free; after that each key has to wait, twice as long after
 * each further failure. Counts within this process, and forgets the keys that were idle longest.
 */
final class Throttle {
    static final int FREE = 5;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_KEYS = 20_000;

    private final LinkedHashMap<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true);

    private record Failures(int count, Instant last) {
        Instant mayTryAgainAt() {
            if (count < FREE) {
                return last;
            }
            int doublings = Math.min(count - FREE, 10);
            Duration wait = FIRST_WAIT.multipliedBy(1L << doublings);
            return last.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
        }
    }

    /**
     * Begins an attempt, or tells how long to wait when one of its keys must not try yet. It counts as a failure from
     * the start, so that many at once are no more guesses than one after another; a success takes the count back.
     */
    synchronized Attempt begin(List<String> keys, Instant now) {
        Duration longest = Duration.ZERO;
        for (String key : keys) {
            Duration wait = wait(key, now);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        if (longest.isPositive()) {
            return new Attempt(longest, false);
        }
        boolean isLastFree = false;
        for (String key : keys) {
            isLastFree |= count(key, now) == FREE;
        }
        return new Attempt(Duration.ZERO, isLastFree);
    }

    /**
     * What becomes of an attempt.
     *
     * @param pause how long to wait before the next one; zero when this one may go on
     * @param isLastFree whether one of the keys has to wait after it, for the first time, should it fail
     */
    record Attempt(Duration pause, boolean isLastFree) {}

    private Duration wait(String key, Instant now) {
        Failures known = failures.get(key);
        if (known == null) {
            return Duration.ZERO;
        }
        if (known.last().plus(FORGOTTEN_AFTER).isBefore(now)) {
            failures.remove(key);
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, known.mayTryAgainAt());
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private int count(String key, Instant now) {
        Failures known = failures.get(key);
        int count = known == null ? 1 : known.count() + 1;
        failures.put(key, new Failures(count, now));
        if (failures.size() > MOST_KEYS) {
            Map.Entry<String, Failures> idlest = failures.entrySet().iterator().next();
            failures.remove(idlest.getKey());
        }
        return count;
    }

    /** Forgets the failures of these keys. */
    synchronized void succeeded(List<String> keys) {
        keys.forEach(failures::remove);
    }
}
