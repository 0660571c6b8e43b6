package org.quietline.application.send;

import java.util.concurrent.atomic.AtomicBoolean;
import org.quietline.domain.phone.PhoneNumber;

/** The right to have one message to this recipient with the carrier. */
public final class Slot {
    private final Slots slots;
    private final PhoneNumber recipient;
    private final AtomicBoolean taken = new AtomicBoolean(true);

    Slot(Slots slots, PhoneNumber recipient) {
        this.slots = slots;
        this.recipient = recipient;
    }

    /** Gives the slot back; a second time does nothing. */
    public void release() {
        if (taken.compareAndSet(true, false)) {
            slots.back(recipient);
        }
    }

    /** Gives the slot back after an attempt of which nobody knows what became of it. */
    void releaseUnclear() {
        if (taken.compareAndSet(true, false)) {
            slots.backUnclear(recipient);
        }
    }
}
