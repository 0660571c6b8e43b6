package org.quietline.application.audit;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
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
     * Writes down one event. Neither subject nor detail may hold a number or a body. When the store cannot take it, the
     * chain stays where it was and the exception goes on to the caller.
     *
     * @param subject an id, a masked number, or ""
     * @param detail what else is worth knowing, or ""
     */
    public void write(String actor, String action, String subject, String detail) {
        oneAtATime.lock();
        try {
            Link before = last.get();
            AuditEvent unsealed = new AuditEvent(
                    ids.next().value(), clock.instant(), actor, action, subject, detail, run, before.number() + 1, "");
            AuditEvent event = seal.sealed(unsealed, before.seal());
            trail.append(event);
            last.set(new Link(event.number(), event.seal()));
        } finally {
            oneAtATime.unlock();
        }
    }
}
