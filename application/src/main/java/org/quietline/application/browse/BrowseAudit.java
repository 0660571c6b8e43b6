package org.quietline.application.browse;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Page;
import org.quietline.domain.phone.Seal;

/** Shows who did what, the newest first, a page at a time. */
public final class BrowseAudit {
    private static final String LISTING = "audit";

    private final AuditTrail trail;
    private final Cursors cursors;

    /** Wires the use case. */
    public BrowseAudit(AuditTrail trail, Seal seal) {
        this.trail = trail;
        this.cursors = new Cursors(seal);
    }

    /** One page; throws {@link BadCursorException} for a cursor that belongs to something else. */
    public Listing<AuditEvent> list(@Nullable String cursor, int limit) {
        Page<AuditEvent> page = trail.page(cursors.read(LISTING, cursor), BrowseMessages.checked(limit));
        return new Listing<>(page.rows(), Map.of(), cursors.write(LISTING, page.next()));
    }
}
