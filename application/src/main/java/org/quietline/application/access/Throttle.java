package org.quietline.application.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    /** How long the key has to wait; zero when it may try now. */
    synchronized Duration wait(String key, Instant now) {
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

    /** Counts a failure and tells whether it is the first one that makes the key wait. */
    synchronized boolean failed(String key, Instant now) {
        Failures known = failures.get(key);
        int count = known == null ? 1 : known.count() + 1;
        failures.put(key, new Failures(count, now));
        if (failures.size() > MOST_KEYS) {
            Map.Entry<String, Failures> idlest = failures.entrySet().iterator().next();
            failures.remove(idlest.getKey());
        }
        return count == FREE;
    }

    /** Forgets the key's failures. */
    synchronized void succeeded(String key) {
        failures.remove(key);
    }
}
