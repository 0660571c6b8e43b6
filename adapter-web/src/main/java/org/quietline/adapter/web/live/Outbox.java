package org.quietline.adapter.web.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quietline.application.browse.FollowMessages;
import org.quietline.application.browse.FollowMessages.Event;

/**
 * What waits to be sent to one browser. One that reads so slowly that this is full is sent away: it comes back by
 * itself and gets what it missed.
 */
final class Outbox {
    /** An empty entry only wakes the reader up. */
    private final BlockingQueue<Optional<Event>> waiting = new ArrayBlockingQueue<>(FollowMessages.REMEMBERED + 256);

    private final AtomicBoolean closed = new AtomicBoolean();

    void offer(Event event) {
        if (!waiting.offer(Optional.of(event))) {
            closed.set(true);
        }
    }

    void close() {
        closed.set(true);
        if (!waiting.offer(Optional.empty())) {
            waiting.clear();
        }
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Adds what has come to these events; waits for it, until there was none for so long or the box was closed. */
    void await(Duration patience, List<Event> events) throws InterruptedException {
        Optional<Event> next = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        while (next != null) {
            next.ifPresent(events::add);
            next = waiting.poll();
        }
    }
}
