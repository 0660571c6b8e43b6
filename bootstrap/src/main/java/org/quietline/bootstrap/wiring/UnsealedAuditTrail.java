package org.quietline.bootstrap.wiring;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;

/**
 * Writes events without a seal, for commands that were given no secret: a check of the audit then shows that they are
 * not sealed, which is true, and not that they were changed.
 */
record UnsealedAuditTrail(AuditTrail trail) implements AuditTrail {
    @Override
    public void append(AuditEvent event) {
        trail.append(new AuditEvent(
                event.id(),
                event.at(),
                event.actor(),
                event.action(),
                event.subject(),
                event.detail(),
                event.run(),
                event.number(),
                ""));
    }

    @Override
    public Page<AuditEvent> page(@Nullable Position after, int limit) {
        return trail.page(after, limit);
    }

    @Override
    public void each(Consumer<AuditEvent> event) {
        trail.each(event);
    }
}
