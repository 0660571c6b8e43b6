package org.quietline.application.send;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a message that the carrier did not take is tried again: a random time below a bound that
 * doubles with each attempt ("full jitter"), and no less than the carrier asked for.
 */
public final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED_FOR = Duration.ofMinutes(5);

    private final RandomGenerator random;

    /** @param random where the jitter comes from */
    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * @param attempts how often it was tried so far, 1 or more
     * @param askedFor how long the carrier asked to wait; honored up to five minutes
     */
    Duration delay(int attempts, Optional<Duration> askedFor) {
        int doublings = Math.min(Math.max(attempts - 1, 0), 10);
        long bound = Math.min(LONGEST.toMillis(), FIRST.toMillis() << doublings);
        Duration jittered = Duration.ofMillis(random.nextLong(bound + 1));
        Duration asked = askedFor.orElse(Duration.ZERO);
        Duration least = asked.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : asked;
        return least.plus(jittered);
    }
}
