package org.quietline.application;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Admits each key a number of times within any hour. Counts within this process only, and forgets the keys that were
 * idle longest when there are very many.
 */
public final class HourlyLimit<K> {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MOST_KEYS = 10_000;

    private final int limit;
    private final LinkedHashMap<K, Deque<Instant>> admissions = new LinkedHashMap<>(16, 0.75f, true);

    /** @param limit how often each key is admitted within an hour; 0 admits always */
    public HourlyLimit(int limit) {
        this.limit = limit;
    }

    /** Whether the key is admitted now; if so, it counts. */
    public boolean admits(K key, Instant now) {
        return admits(key, 1, now);
    }

    /** Whether the key is admitted so many times at once, now; if so, each of them counts, and otherwise none. */
    public synchronized boolean admits(K key, int count, Instant now) {
        if (limit == 0) {
            return true;
        }
        Deque<Instant> times = admissions.computeIfAbsent(key, unused -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.peekFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() + count > limit) {
            return false;
        }
        times.addAll(Collections.nCopies(count, now));
        forgetTheIdlest();
        return true;
    }

    /** Takes the latest admission back: what it was for did not happen. */
    public synchronized void giveBack(K key) {
        Deque<Instant> times = admissions.get(key);
        if (times != null) {
            times.pollLast();
        }
    }

    private void forgetTheIdlest() {
        if (admissions.size() > MOST_KEYS) {
            Map.Entry<K, Deque<Instant>> idlest =
                    admissions.entrySet().iterator().next();
            admissions.remove(idlest.getKey());
        }
    }
}
