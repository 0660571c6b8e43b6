package org.quietline.application.browse;

import java.time.InstantSource;
import java.util.Set;
import org.quietline.application.HourlyLimit;
import org.quietline.application.audit.Audit;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Leads from a number that an operator knows to its conversation. Audited and limited, since it tells whether somebody
 * is a contact; no part of a number can be asked for.
 */
public final class FindContact {
    /** How often one operator may ask within an hour. */
    public static final int PER_HOUR = 20;

    private final Audit audit;
    private final InstantSource clock;
    private final HourlyLimit<String> limit = new HourlyLimit<>(PER_HOUR);

    /** Wires the use case. */
    public FindContact(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether the operator may look at this contact now; if so, it is written down. */
    public boolean find(PhoneNumber contact, String operator) {
        if (!limit.admits(operator, clock.instant())) {
            return false;
        }
        audit.write(operator, "find", contact.masked(), "");
        return true;
    }

    /**
     * Whether the operator may learn now which of these are known, all of them or none; if so, each counts and is
     * written down.
     */
    public boolean findAll(Set<PhoneNumber> contacts, String operator) {
        if (!limit.admits(operator, contacts.size(), clock.instant())) {
            return false;
        }
        contacts.forEach(contact -> audit.write(operator, "find", contact.masked(), ""));
        return true;
    }
}
