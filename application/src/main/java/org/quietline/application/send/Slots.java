package org.quietline.application.send;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quietline.domain.phone.PhoneNumber;

/**
 * The bounded number of messages that may be with the carrier at once, one to each recipient; none more once closed.
 */
final class Slots {
    private final int count;
    private final InstantSource clock;
    private final Semaphore free;
    private final Recipients recipients = new Recipients();
    private final AtomicBoolean closed = new AtomicBoolean();

    Slots(int count, InstantSource clock) {
        this.count = count;
        this.clock = clock;
        this.free = new Semaphore(count);
    }

    /** One for a message to this recipient. */
    Optional<Slot> reserve(PhoneNumber recipient) {
        return reserve(recipient, Duration.ZERO);
    }

    /** One that may come free in a moment; for a recipient who has to wait there is none. */
    Optional<Slot> reserve(PhoneNumber recipient, Duration patience) {
        if (closed.get() || !recipients.take(recipient, clock.instant())) {
            return Optional.empty();
        }
        if (!isFreeWithin(patience)) {
            recipients.free(recipient);
            return Optional.empty();
        }
        Slot slot = new Slot(this, recipient);
        if (closed.get()) {
            slot.release();
            return Optional.empty();
        }
        return Optional.of(slot);
    }

    private boolean isFreeWithin(Duration patience) {
        try {
            return free.tryAcquire() || free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether nothing but a free slot stands between a message to this recipient and its attempt. */
    boolean mayBeSentTo(PhoneNumber recipient) {
        return recipients.isFree(recipient, clock.instant());
    }

    void back(PhoneNumber recipient) {
        recipients.free(recipient);
        free.release();
    }

    void backUnclear(PhoneNumber recipient) {
        recipients.freeLater(recipient, clock.instant());
        free.release();
    }

    /** To be called now and then. */
    void tidy() {
        recipients.tidy(clock.instant());
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
