package org.quietline.application.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.AuditTrail;

/**
 * Checks the chains of the audit, one per run of the program: whether an event is missing, was changed or was put in.
 * What was cut off at the end of a chain, or a whole chain that was taken away, does not show.
 */
public final class VerifyAudit {
    /** What commands do that need no secret, and who the audit says did it. */
    private static final Set<String> SEALLESS_ACTIONS =
            Set.of("user-add", "user-activate", "user-deactivate", "user-rename", "user-change", "export", "backup");

    private static final String SEALLESS_ACTOR = "system";

    private final AuditTrail trail;
    private final List<AuditSeal> seals;

    /**
     * What the check found.
     *
     * @param events how many events there are
     * @param runs in how many chains
     * @param unsealed how many of the events bear no seal, as those of a command without a secret; nothing proves them,
     *     and whoever can write to the store can make a sealed chain look like that
     * @param faults what is wrong
     */
    public record Report(long events, long runs, long unsealed, List<Fault> faults) {
        /** Copies the faults. */
        public Report {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A place where a chain does not hold.
     *
     * @param run the run's id
     * @param number the number of the event that shows it
     * @param kind what is wrong there
     */
    public record Fault(String run, long number, Kind kind) {}

    /** What can be wrong. */
    public enum Kind {
        /** Events before this one are missing. */
        MISSING_BEFORE,
        /** There is another event with this number. */
        TWICE,
        /** The seal does not belong to the event, or to its place, or one is missing where there always is one. */
        CHANGED
    }

    /** @param seals one per secret of the installation; a run is sealed by one of them */
    public VerifyAudit(AuditTrail trail, List<AuditSeal> seals) {
        this.trail = trail;
        this.seals = List.copyOf(seals);
    }

    /** Reads and checks every event. */
    public Report verify() {
        Check check = new Check();
        trail.each(check::next);
        return new Report(check.events, check.runs, check.unsealed, check.faults);
    }

    private static boolean mayBeUnsealed(AuditEvent event) {
        return event.actor().equals(SEALLESS_ACTOR) && SEALLESS_ACTIONS.contains(event.action());
    }

    /** Walks along the chains. */
    private final class Check {
        private final List<Fault> faults = new ArrayList<>();
        private long events;
        private long runs;
        private long unsealed;
        private @Nullable AuditEvent before;

        void next(AuditEvent event) {
            events++;
            AuditEvent previous = before;
            boolean begins = previous == null || !previous.run().equals(event.run());
            if (begins) {
                runs++;
            }
            long expected = begins || previous == null ? 1 : previous.number() + 1;
            String sealBefore = begins || previous == null ? "" : previous.seal();
            if (event.number() > expected) {
                faults.add(new Fault(event.run(), event.number(), Kind.MISSING_BEFORE));
            } else if (event.number() < expected) {
                faults.add(new Fault(event.run(), event.number(), Kind.TWICE));
            } else if (event.seal().isEmpty() && sealBefore.isEmpty() && mayBeUnsealed(event)) {
                unsealed++;
            } else if (seals.stream().noneMatch(seal -> seal.holds(event, sealBefore))) {
                faults.add(new Fault(event.run(), event.number(), Kind.CHANGED));
            }
            before = event;
        }
    }
}
