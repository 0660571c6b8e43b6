package org.quietline.application.send;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** The right to have one message with the carrier. */
public final class Slot {
    private final Semaphore slots;
    private final AtomicBoolean taken = new AtomicBoolean(true);

    Slot(Semaphore slots) {
        this.slots = slots;
    }

    /** Gives the slot back; a second time does nothing. */
    public void release() {
        if (taken.compareAndSet(true, false)) {
            slots.release();
        }
    }
}
