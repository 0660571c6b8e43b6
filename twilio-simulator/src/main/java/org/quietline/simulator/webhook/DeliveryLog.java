package org.quietline.simulator.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** The newest deliveries: what Twilio's debugger would show. */
public final class DeliveryLog {
    private final int capacity;
    private final Deque<Delivery> deliveries = new ArrayDeque<>();

    /** Returns a log that keeps this many deliveries at most. */
    public DeliveryLog(int capacity) {
        this.capacity = capacity;
    }

    public synchronized void add(Delivery delivery) {
        deliveries.addLast(delivery);
        if (deliveries.size() > capacity) {
            deliveries.removeFirst();
        }
    }

    /** Returns the deliveries, newest first. */
    public synchronized List<Delivery> newestFirst() {
        List<Delivery> all = new ArrayList<>(deliveries);
        Collections.reverse(all);
        return all;
    }

    public synchronized void clear() {
        deliveries.clear();
    }
}
