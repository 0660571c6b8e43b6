package org.quietline.application.audit;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.MessageIds;

/**
 * Writes the events of this run of the process as one chain: each event is numbered and sealed together with the seal
 * before it, so that a removed, added or changed event shows. Several instances write several chains, one per run.
 */
public final class Audit {
    private final AuditTrail trail;
    private final AuditSeal seal;
    private final MessageIds ids;
    private final InstantSource clock;
    private final String run;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final AtomicReference<Link> last = new AtomicReference<>(new Link(0, ""));
    private final AtomicReference<@Nullable AuditEvent> unanswered = new AtomicReference<>();

    /** Where the chain has come to. */
    private record Link(long number, String seal) {}

    /** Begins a new chain. */
    public Audit(AuditTrail trail, AuditSeal seal, MessageIds ids, InstantSource clock) {
        this.trail = trail;
        this.seal = seal;
        this.ids = ids;
        this.clock = clock;
        this.run = ids.next().value();
    }

    /**
     * Writes down one event. Neither subject nor detail may hold a number or a body. When the store gives no answer,
     * the exception goes on to the caller; since the store may have taken the event all the same, the very same event
     * is written once more before the next one, so that the chain neither breaks nor forks.
     *
     * @param subject an id, a masked number, or ""
     * @param detail what else is worth knowing, or ""
     */
    public void write(String actor, String action, String subject, String detail) {
        oneAtATime.lock();
        try {
            AuditEvent open = unanswered.get();
            if (open != null) {
                append(open);
            }
            Link before = last.get();
            AuditEvent unsealed = new AuditEvent(
                    ids.next().value(), clock.instant(), actor, action, subject, detail, run, before.number() + 1, "");
            append(seal.sealed(unsealed, before.seal()));
        } finally {
            oneAtATime.unlock();
        }
    }

    private void append(AuditEvent event) {
        unanswered.set(event);
        trail.append(event);
        last.set(new Link(event.number(), event.seal()));
        unanswered.set(null);
    }
}
