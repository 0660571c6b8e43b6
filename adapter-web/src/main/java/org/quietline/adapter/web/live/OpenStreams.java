package org.quietline.adapter.web.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** The streams to open pages. Once they are closed, one that comes late is closed at once. */
final class OpenStreams implements AutoCloseable {
    private final Set<Outbox> open = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    void add(Outbox outbox) {
        open.add(outbox);
        // Looked at afterwards: whoever closes either sees this one, or has said so before.
        if (closed.get()) {
            outbox.close();
        }
    }

    void remove(Outbox outbox) {
        open.remove(outbox);
    }

    int size() {
        return open.size();
    }

    @Override
    public void close() {
        closed.set(true);
        open.forEach(Outbox::close);
    }
}
