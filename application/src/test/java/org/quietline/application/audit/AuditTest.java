package org.quietline.application.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietline.application.audit.VerifyAudit.Fault;
import org.quietline.application.audit.VerifyAudit.Kind;
import org.quietline.application.port.AuditEvent;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.InMemoryAuditTrail;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Together;
import org.quietline.application.port.Unavailable;

class AuditTest {
    private static final AuditSeal SEAL = seal(1);

    private final InMemoryAuditTrail trail = new InMemoryAuditTrail();
    private final Unavailable trouble = new Unavailable();
    private final MutableClock clock = new MutableClock();
    private final SequentialIds ids = new SequentialIds();
    private final Audit audit = new Audit(trouble.inFrontOf(AuditTrail.class, trail), SEAL, ids, clock);

    private static AuditSeal seal(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new AuditSeal(new SecretKeySpec(bytes, "HmacSHA256"));
    }

    @Test
    void writes_down_who_did_what_in_one_chain() {
        write(3);
        assertThat(trail.lines()).containsExactly("olga act subject 1", "olga act subject 2", "olga act subject 3");
        assertThat(trail.all()).extracting(AuditEvent::number).containsExactly(1L, 2L, 3L);
        assertThat(trail.all())
                .extracting(AuditEvent::run)
                .containsOnly(trail.all().getFirst().run());
        assertThat(trail.all()).extracting(AuditEvent::at).containsOnly(MutableClock.NOON);
        assertThat(verify(trail.all())).isEqualTo(new VerifyAudit.Report(3, 1, 0, List.of()));
    }

    private void write(int events) {
        for (int n = 1; n <= events; n++) {
            audit.write("olga", "act", "subject", "" + n);
        }
    }

    private static VerifyAudit.Report verify(List<AuditEvent> events) {
        return new VerifyAudit(new Fixed(events), List.of(seal(9), SEAL)).verify();
    }

    /** A trail with just these events. */
    private record Fixed(List<AuditEvent> events) implements AuditTrail {
        @Override
        public void append(AuditEvent event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<AuditEvent> page(@Nullable Position after, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void each(Consumer<AuditEvent> event) {
            events.forEach(event);
        }
    }

    @Test
    void each_run_of_the_program_is_a_chain() {
        write(2);
        new Audit(trail, SEAL, ids, clock).write("olga", "act", "", "");
        VerifyAudit.Report report = new VerifyAudit(trail, List.of(SEAL)).verify();
        assertThat(report).isEqualTo(new VerifyAudit.Report(3, 2, 0, List.of()));
    }

    @Test
    void many_who_write_at_once_make_one_chain() {
        Together.run(20, n -> {
            audit.write("olga", "act", "", "" + n);
            return n;
        });
        assertThat(new VerifyAudit(trail, List.of(SEAL)).verify())
                .isEqualTo(new VerifyAudit.Report(20, 1, 0, List.of()));
    }

    @Test
    void a_removed_event_shows() {
        write(4);
        List<AuditEvent> events = new ArrayList<>(trail.all());
        events.remove(1);
        assertThat(verify(events).faults()).contains(new Fault(run(), 3, Kind.MISSING_BEFORE));
        events.remove(0);
        assertThat(verify(events).faults()).contains(new Fault(run(), 3, Kind.MISSING_BEFORE));
    }

    @Test
    void a_changed_event_shows() {
        write(3);
        AuditEvent second = trail.all().get(1);
        for (AuditEvent forged : List.of(
                new AuditEvent(second.id(), second.at(), "otto", "act", "subject", "2", run(), 2, second.seal()),
                new AuditEvent(second.id(), second.at(), "olga", "acts", "ubject", "2", run(), 2, second.seal()),
                new AuditEvent(
                        second.id(),
                        second.at().plusSeconds(1),
                        "olga",
                        "act",
                        "subject",
                        "2",
                        run(),
                        2,
                        second.seal()),
                new AuditEvent(second.id(), second.at(), "olga", "act", "subject", "2", run(), 2, ""))) {
            List<AuditEvent> events = new ArrayList<>(trail.all());
            events.set(1, forged);
            assertThat(verify(events).faults()).contains(new Fault(run(), 2, Kind.CHANGED));
        }
    }

    @Test
    void an_event_put_in_between_shows() {
        write(2);
        List<AuditEvent> events = new ArrayList<>(trail.all());
        events.add(1, events.get(0));
        assertThat(verify(events).faults()).contains(new Fault(run(), 1, Kind.TWICE));
    }

    @Test
    void an_event_sealed_with_another_secret_shows() {
        write(1);
        assertThat(new VerifyAudit(trail, List.of(seal(2))).verify().faults())
                .containsExactly(new Fault(run(), 1, Kind.CHANGED));
    }

    private String run() {
        return trail.all().getFirst().run();
    }

    @Test
    void a_store_that_is_down_leaves_no_gap() {
        write(1);
        trouble.goDown();
        assertThatThrownBy(() -> audit.write("olga", "lost", "", "")).isInstanceOf(StoreUnavailableException.class);
        trouble.comeBack();
        audit.write("olga", "last", "", "");
        assertThat(new VerifyAudit(trail, List.of(SEAL)).verify().faults()).isEmpty();
        assertThat(trail.lines()).containsExactly("olga act subject 1", "olga lost", "olga last");
    }

    @Test
    void a_reply_that_is_lost_breaks_no_chain() {
        write(1);
        trouble.loseOneReply();
        assertThatThrownBy(() -> audit.write("olga", "unheard", "", "")).isInstanceOf(StoreUnavailableException.class);
        audit.write("olga", "last", "", "");
        assertThat(new VerifyAudit(trail, List.of(SEAL)).verify())
                .isEqualTo(new VerifyAudit.Report(3, 1, 0, List.of()));
        assertThat(trail.lines()).containsExactly("olga act subject 1", "olga unheard", "olga last");
    }
}
