package org.quietline.application.send;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The bounded number of messages that may be with the carrier at once; none more once closed. */
final class Slots {
    private final int count;
    private final Semaphore free;
    private final AtomicBoolean closed = new AtomicBoolean();

    Slots(int count) {
        this.count = count;
        this.free = new Semaphore(count);
    }

    Optional<Slot> reserve() {
        return !closed.get() && free.tryAcquire() ? Optional.of(new Slot(free)) : Optional.empty();
    }

    /** One that may come free in a moment. */
    Optional<Slot> reserve(Duration patience) {
        try {
            if (closed.get() || !free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        Slot slot = new Slot(free);
        if (closed.get()) {
            slot.release();
            return Optional.empty();
        }
        return Optional.of(slot);
    }

    int count() {
        return count;
    }

    int free() {
        return free.availablePermits();
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Hands out no more and waits for those that are taken. Returns whether all came back in time. */
    boolean close(Duration patience) throws InterruptedException {
        closed.set(true);
        boolean allBack = free.tryAcquire(count, patience.toNanos(), TimeUnit.NANOSECONDS);
        if (allBack) {
            free.release(count);
        }
        return allBack;
    }
}
