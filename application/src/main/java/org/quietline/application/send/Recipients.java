package org.quietline.application.send;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.domain.phone.PhoneNumber;

/**
 * To whom a message is on its way: each has one at a time from this instance. The carrier's log tells two alike
 * messages to one person apart by their times alone, in whole seconds; so after an attempt of which nobody knows what
 * became of it, the next one to that person begins a little later.
 */
final class Recipients {
    /** What lies between the end of an unclear attempt and the next: the log's whole second and one for the clocks. */
    static final Duration APART = Duration.ofSeconds(2);

    private final Map<PhoneNumber, Instant> takenUntil = new ConcurrentHashMap<>();

    /** Takes one that is free. Returns whether it was. */
    boolean take(PhoneNumber recipient, Instant now) {
        Instant until = takenUntil.putIfAbsent(recipient, Instant.MAX);
        return until == null || (!now.isBefore(until) && takenUntil.replace(recipient, until, Instant.MAX));
    }

    boolean isFree(PhoneNumber recipient, Instant now) {
        Instant until = takenUntil.get(recipient);
        return until == null || !now.isBefore(until);
    }

    /** Gives one back that was taken. */
    void free(PhoneNumber recipient) {
        takenUntil.remove(recipient);
    }

    /** Gives one back for later: an attempt ended just now and is unclear. */
    void freeLater(PhoneNumber recipient, Instant now) {
        takenUntil.put(recipient, now.plus(APART));
    }

    /** How many are not free, as far as nobody has looked. */
    int remembered() {
        return takenUntil.size();
    }

    /** Forgets those that are free by now. */
    void tidy(Instant now) {
        takenUntil.values().removeIf(until -> !now.isBefore(until));
    }
}
