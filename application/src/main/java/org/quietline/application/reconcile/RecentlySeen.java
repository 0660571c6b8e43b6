package org.quietline.application.reconcile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bounded memory of what needs no second look; forgets the oldest. Lost at a restart, which costs time, not truth.
 */
final class RecentlySeen<K> {
    private final int most;
    private final LinkedHashMap<K, Boolean> seen = new LinkedHashMap<>();

    RecentlySeen(int most) {
        this.most = most;
    }

    synchronized boolean contains(K key) {
        return seen.containsKey(key);
    }

    synchronized void add(K key) {
        seen.put(key, true);
        if (seen.size() > most) {
            Map.Entry<K, Boolean> oldest = seen.entrySet().iterator().next();
            seen.remove(oldest.getKey());
        }
    }

    synchronized boolean remove(K key) {
        return seen.remove(key) != null;
    }
}
