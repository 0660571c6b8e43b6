package org.quietline.application.port;

import java.time.Instant;

/**
 * One thing that somebody did. Never holds a number or a body.
 *
 * @param id new for each event
 * @param at when
 * @param actor the operator's name, {@code token:name} or {@code system}
 * @param action what was done, such as {@code sign-in} or {@code send}
 * @param subject whom or what it was done to: an id or a masked number, or ""
 * @param detail what else is worth knowing, or ""
 * @param run the id of the process run that wrote it
 * @param number its number in the run, from 1 on, without gaps
 * @param seal keyed hash over all the above and the seal of the run's event before, in hexadecimal
 */
public record AuditEvent(
        String id,
        Instant at,
        String actor,
        String action,
        String subject,
        String detail,
        String run,
        long number,
        String seal) {}
