package org.quietline.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.quietline.application.audit.VerifyAudit.Fault;
import org.quietline.application.audit.VerifyAudit.Kind;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.InMemoryAuditTrail;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.SequentialIds;

class VerifyAuditTest {
    private static final AuditSeal SEAL = seal("one key");

    private static AuditSeal seal(String key) {
        return new AuditSeal(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    private static List<AuditEvent> threeEvents() {
        InMemoryAuditTrail trail = new InMemoryAuditTrail();
        Audit audit = new Audit(trail, SEAL, new SequentialIds(), new MutableClock());
        audit.write("ada", "sign-in", "", "");
        audit.write("ada", "send", "m1", "");
        audit.write("ada", "sign-out", "", "");
        return trail.all().stream()
                .sorted((one, other) -> Long.compare(one.number(), other.number()))
                .toList();
    }

    private static VerifyAudit.Report verify(List<AuditEvent> events, AuditSeal... seals) {
        InMemoryAuditTrail trail = new InMemoryAuditTrail();
        Consumer<AuditEvent> append = trail::append;
        events.forEach(append);
        return new VerifyAudit(trail, List.of(seals)).verify();
    }

    private static AuditEvent with(AuditEvent event, String actor, String seal) {
        return new AuditEvent(
                event.id(),
                event.at(),
                actor,
                event.action(),
                event.subject(),
                event.detail(),
                event.run(),
                event.number(),
                seal);
    }

    @Test
    void finds_nothing_in_what_was_left_alone() {
        assertThat(verify(threeEvents(), SEAL)).isEqualTo(new VerifyAudit.Report(3, 1, 0, List.of()));
        assertThat(verify(threeEvents(), seal("a newer key"), SEAL).faults()).isEmpty();
    }

    @Test
    void notices_an_event_that_is_missing() {
        List<AuditEvent> events = threeEvents();

        assertThat(verify(List.of(events.get(0), events.get(2)), SEAL).faults())
                .containsExactly(new Fault(events.get(0).run(), 3, Kind.MISSING_BEFORE));
        assertThat(verify(List.of(events.get(1), events.get(2)), SEAL).faults())
                .containsExactly(new Fault(events.get(0).run(), 2, Kind.MISSING_BEFORE));
    }

    @Test
    void notices_an_event_that_was_changed() {
        List<AuditEvent> events = threeEvents();
        AuditEvent changed = with(events.get(1), "bob", events.get(1).seal());

        assertThat(verify(List.of(events.get(0), changed, events.get(2)), SEAL).faults())
                .containsExactly(new Fault(changed.run(), 2, Kind.CHANGED));
    }

    @Test
    void notices_a_seal_that_was_taken_away_within_a_chain() {
        List<AuditEvent> events = threeEvents();
        AuditEvent bare = with(events.get(1), "ada", "");

        assertThat(verify(List.of(events.get(0), bare, events.get(2)), SEAL).faults())
                .contains(new Fault(bare.run(), 2, Kind.CHANGED));
    }

    @Test
    void notices_another_key() {
        assertThat(verify(threeEvents(), seal("another key")).faults())
                .extracting(Fault::kind)
                .containsOnly(Kind.CHANGED);
    }

    @Test
    void notices_a_chain_of_the_server_whose_seals_were_all_taken_away() {
        List<AuditEvent> bare = threeEvents().stream()
                .map(event -> with(event, event.actor(), ""))
                .toList();
        assertThat(verify(bare, SEAL).faults())
                .extracting(Fault::kind)
                .containsOnly(Kind.CHANGED)
                .hasSize(3);

        List<AuditEvent> renamed =
                threeEvents().stream().map(event -> with(event, "system", "")).toList();
        assertThat(verify(renamed, SEAL).faults()).hasSize(3);
    }

    @Test
    void counts_what_a_command_without_a_secret_wrote() {
        InMemoryAuditTrail trail = new InMemoryAuditTrail();
        Audit audit = new Audit(trail, SEAL, new SequentialIds(), new MutableClock());
        audit.write("system", "user-add", "", "");
        audit.write("system", "user-change", "", "");
        audit.write("system", "export", "", "csv");
        List<AuditEvent> bare = trail.all().stream()
                .map(event -> with(event, event.actor(), ""))
                .toList();

        assertThat(verify(bare, SEAL)).isEqualTo(new VerifyAudit.Report(3, 1, 3, List.of()));
        assertThat(verify(Stream.<AuditEvent>of().toList(), SEAL))
                .isEqualTo(new VerifyAudit.Report(0, 0, 0, List.of()));
    }
}
