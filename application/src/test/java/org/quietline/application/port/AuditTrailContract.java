package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AuditTrail} must do. */
public interface AuditTrailContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void an_event_reads_back_equal() {
        AuditTrail audit = emptyStore().auditTrail();
        AuditEvent event = new AuditEvent(
                "e-1",
                at(1),
                "token:robot",
                "user-add",
                "+•••••••4567",
                "50% \"done\"\n\uD83D\uDE80",
                "run-1",
                1,
                "c0ffee");
        AuditEvent bare = new AuditEvent("e-2", at(2), "system", "reconcile", "", "", "run-1", 2, "");
        audit.append(event);
        audit.append(bare);
        assertThat(audit.page(null, 10)).isEqualTo(new Page<>(List.of(bare, event), null));
        assertThat(each(audit)).containsExactly(event, bare);
    }

    @Test
    default void an_empty_audit_has_one_empty_page() {
        AuditTrail audit = emptyStore().auditTrail();
        assertThat(audit.page(null, 10)).isEqualTo(new Page<>(List.of(), null));
        assertThat(each(audit)).isEmpty();
    }

    @Test
    default void the_same_event_twice_is_stored_once() {
        AuditTrail audit = emptyStore().auditTrail();
        audit.append(event("run-1", 1, at(1)));
        audit.append(event("run-1", 1, at(1)));
        assertThat(audit.page(null, 10).rows()).hasSize(1);
        assertThat(each(audit)).hasSize(1);
    }

    @Test
    default void events_come_newest_first_without_loss_or_repetition() {
        AuditTrail audit = emptyStore().auditTrail();
        List<AuditEvent> stored = new ArrayList<>();
        for (int n = 1; n <= 13; n++) {
            AuditEvent event = event("run-" + n % 2, n, at(n / 3));
            audit.append(event);
            stored.add(event);
        }
        for (int limit : List.of(1, 2, 5, 13, 200)) {
            List<AuditEvent> rows = Pages.all(audit::page, limit);
            assertThat(rows).containsExactlyInAnyOrderElementsOf(stored);
            assertThat(rows).extracting(AuditEvent::at).isSortedAccordingTo(Comparator.reverseOrder());
        }
    }

    @Test
    default void every_event_is_handed_over_run_by_run_and_by_number() {
        AuditTrail audit = emptyStore().auditTrail();
        for (int n = 12; n >= 1; n--) {
            audit.append(event("run-b", n, at(100 - n)));
            audit.append(event("run-a", n, at(100 - n)));
        }
        List<AuditEvent> events = each(audit);
        assertThat(events).hasSize(24);
        assertThat(events.subList(0, 12))
                .extracting(AuditEvent::run)
                .containsOnly(events.getFirst().run());
        assertThat(events.subList(12, 24))
                .extracting(AuditEvent::run)
                .containsOnly(events.getLast().run());
        for (List<AuditEvent> run : List.of(events.subList(0, 12), events.subList(12, 24))) {
            assertThat(run).extracting(AuditEvent::number).isSorted();
        }
    }

    private static List<AuditEvent> each(AuditTrail audit) {
        List<AuditEvent> events = new ArrayList<>();
        audit.each(events::add);
        return events;
    }

    private static AuditEvent event(String run, long number, Instant at) {
        return new AuditEvent(
                run + "-" + number, at, "olga", "send", "id-" + number, "", run, number, "seal-" + number);
    }
}
