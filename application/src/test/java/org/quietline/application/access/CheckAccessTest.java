package org.quietline.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.MutableClock.NOON;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.access.CheckAccess.Use;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Sessions.Session;
import org.quietline.application.port.Trouble;

class CheckAccessTest {
    private static final Principal OLGA = new Principal("olga", true);

    private final Door door = new Door();

    @Test
    void a_session_tells_who_asks() {
        assertThat(door.access.session(door.token(), Use.BY_HAND)).contains(OLGA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret-2", "SECRET-1", " secret-1"})
    void another_token_is_nobodys(String token) {
        door.token();
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
    }

    @Test
    void the_stored_hash_opens_nothing() {
        String token = door.token();
        assertThat(door.access.session(Hashes.of(token), Use.BY_HAND)).isEmpty();
    }

    @Test
    void a_session_ends_after_half_an_hour_without_use() {
        String token = door.token();
        door.clock.advance(CheckAccess.IDLE.minusMillis(1));
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
        door.clock.advance(Duration.ofMillis(1));
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
    }

    @Test
    void a_session_that_is_used_lasts_for_twelve_hours_and_no_longer() {
        String token = door.token();
        for (int i = 0; i < 35; i++) {
            door.clock.advance(Duration.ofMinutes(20));
            assertThat(door.access.session(token, Use.BY_HAND)).contains(OLGA);
        }
        door.clock.advance(Duration.ofMinutes(20));
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
    }

    @Test
    void what_a_page_does_by_itself_keeps_no_session_alive() {
        String token = door.token();
        door.clock.advance(Duration.ofMinutes(20));
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
        door.clock.advance(Duration.ofMinutes(20));
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
    }

    @Test
    void use_is_noted_every_five_minutes_at_most() {
        String token = door.token();
        door.clock.advance(Duration.ofMinutes(5).minusMillis(1));
        door.access.session(token, Use.BY_HAND);
        assertThat(stored(token).usedAt()).isEqualTo(NOON);
        door.clock.advance(Duration.ofMillis(1));
        door.access.session(token, Use.BY_HAND);
        assertThat(stored(token).usedAt()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    void what_pages_do_by_themselves_looks_at_the_session_once_a_minute() {
        String token = door.token();
        AtomicInteger looks = new AtomicInteger();
        CheckAccess access = door.accessWith(Trouble.inFrontOf(Sessions.class, door.store.sessions(), new Trouble() {
            @Override
            public void before(String operation) {
                looks.incrementAndGet();
            }

            @Override
            public void after(String operation) {}
        }));
        for (int i = 0; i < 30; i++) {
            assertThat(access.session(token, Use.BY_ITSELF)).contains(OLGA);
            door.clock.advance(Duration.ofSeconds(20));
        }
        assertThat(looks).hasValue(10);
    }

    @Test
    void a_page_notices_within_a_minute_that_its_session_was_ended_elsewhere() {
        String token = door.token();
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
        door.accessWith(door.store.sessions()).signOut(token);
        door.clock.advance(CheckAccess.FRESH.minusMillis(1));
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
        door.clock.advance(Duration.ofMillis(1));
        assertThat(door.access.session(token, Use.BY_ITSELF)).isEmpty();
    }

    @Test
    void nothing_can_be_done_by_hand_once_the_session_was_ended_elsewhere() {
        String token = door.token();
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
        door.accessWith(door.store.sessions()).signOut(token);
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
        assertThat(door.access.session(token, Use.BY_ITSELF)).isEmpty();
    }

    @Test
    void a_page_notices_at_once_that_its_session_was_ended_here() {
        String token = door.token();
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
        door.access.signOut(token);
        assertThat(door.access.session(token, Use.BY_ITSELF)).isEmpty();
    }

    @Test
    void a_page_goes_on_when_its_session_was_used_elsewhere() {
        String token = door.token();
        door.clock.advance(CheckAccess.IDLE.minusSeconds(20));
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
        door.accessWith(door.store.sessions()).session(token, Use.BY_HAND);
        door.clock.advance(Duration.ofSeconds(30));
        assertThat(door.access.session(token, Use.BY_ITSELF)).contains(OLGA);
    }

    private Session stored(String token) {
        return door.store.sessions().find(Hashes.of(token)).orElseThrow();
    }

    @Test
    void signing_out_ends_this_session_alone() {
        String token = door.token();
        String other = door.token();
        door.access.signOut(token);
        door.access.signOut(token);
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
        assertThat(door.access.session(other, Use.BY_HAND)).contains(OLGA);
        assertThat(stored(token).endedAt()).isEqualTo(NOON);
        assertThat(door.store.auditTrail().lines()).containsExactly("olga sign-in", "olga sign-in", "olga sign-out");
    }

    @Test
    void a_removed_operator_is_out_at_once() {
        String token = door.token();
        door.operators.removeOperator("olga");
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
    }

    @Test
    void a_changed_password_ends_the_sessions_begun_before() {
        String token = door.token();
        door.hire("olga", "new");
        assertThat(door.access.session(token, Use.BY_HAND)).isEmpty();
    }

    @Test
    void a_program_is_known_by_the_hash_of_its_token() {
        door.operators.addProgram("robot", Hashes.of("t0ken"));
        assertThat(door.access.program("t0ken")).contains(new Principal("token:robot", false));
        assertThat(door.access.program("other")).isEmpty();
        assertThat(door.access.program("")).isEmpty();
        assertThat(door.access.program("x".repeat(100_000))).isEmpty();
    }

    @Test
    void the_hash_of_a_token_is_its_sha_256_in_lower_case() {
        assertThat(Hashes.of("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
