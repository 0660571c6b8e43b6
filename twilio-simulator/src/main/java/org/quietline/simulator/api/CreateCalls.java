package org.quietline.simulator.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the calls that create messages, and the messages taken, in all and for each status callback URL. */
public final class CreateCalls {
    private final Map<String, Count> byCallback;
    private long calls;
    private long accepted;

    /** Returns a counter that remembers this many URLs at most, the newest. */
    public CreateCalls(int capacity) {
        this.byCallback = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                return size() > capacity;
            }
        };
    }

    /** How often one URL was given with a call, and with a message that was taken. */
    public record Count(long posts, long accepted) {
        private static final Count NONE = new Count(0, 0);
    }

    synchronized void called(String callback) {
        calls++;
        Count count = byCallback.getOrDefault(callback, Count.NONE);
        byCallback.put(callback, new Count(count.posts() + 1, count.accepted()));
    }

    synchronized void accepted(String callback) {
        accepted++;
        Count count = byCallback.getOrDefault(callback, Count.NONE);
        byCallback.put(callback, new Count(count.posts(), count.accepted() + 1));
    }

    /** Returns how many calls asked to create a message, whatever became of them. */
    public synchronized long calls() {
        return calls;
    }

    /** Returns how many messages were taken. */
    public synchronized long accepted() {
        return accepted;
    }

    /** Returns the counts of each URL; calls without one count under empty text. */
    public synchronized Map<String, Count> byCallback() {
        return new LinkedHashMap<>(byCallback);
    }

    /** Starts again at nothing. */
    public synchronized void clear() {
        calls = 0;
        accepted = 0;
        byCallback.clear();
    }
}
