package org.quietline.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.MutableClock.NOON;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.quietline.application.access.SignIn.Outcome;
import org.quietline.application.port.QuickPasswords;
import org.quietline.application.port.Sessions.Session;

class SignInTest {
    private final Door door = new Door();

    @Test
    void the_right_password_begins_a_session_of_which_only_a_hash_is_stored() {
        Outcome outcome = door.tries("olga", "right");
        assertThat(outcome).isEqualTo(new Outcome.SignedIn("secret-1", "olga"));
        assertThat(door.store.sessions().find("secret-1")).isEmpty();
        assertThat(door.store.sessions().find(Hashes.of("secret-1")))
                .contains(new Session(
                        Hashes.of("secret-1"), "olga", "olga/" + QuickPasswords.hash("right"), NOON, NOON, null));
        assertThat(door.store.auditTrail().lines()).containsExactly("olga sign-in");
        assertThat(outcome.toString()).doesNotContain("secret");
    }

    @Test
    void each_session_has_a_token_of_its_own() {
        assertThat(door.token()).isNotEqualTo(door.token());
    }

    @Test
    void a_wrong_password_and_an_unknown_name_get_the_same_answer_at_the_same_cost() {
        assertThat(door.tries("olga", "wrong")).isEqualTo(new Outcome.Wrong());
        assertThat(door.tries("nobody", "right")).isEqualTo(new Outcome.Wrong());
        assertThat(door.tries("nobody", "")).isEqualTo(new Outcome.Wrong());
        assertThat(door.passwords.comparisons()).isEqualTo(3);
        assertThat(door.store.auditTrail().lines()).isEmpty();
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(door.tries(name, "wrong")).isEqualTo(new Outcome.Wrong());
        }
    }

    @Test
    void five_wrong_passwords_are_free_then_even_the_right_one_has_to_wait() {
        fail("olga", 5);
        assertThat(door.tries("olga", "right")).isEqualTo(new Outcome.TooMany(Duration.ofSeconds(30)));
        assertThat(door.passwords.comparisons()).isEqualTo(5);
        door.clock.advance(Duration.ofSeconds(29));
        assertThat(door.tries("olga", "right")).isEqualTo(new Outcome.TooMany(Duration.ofSeconds(1)));
        door.clock.advance(Duration.ofSeconds(1));
        assertThat(door.tries("olga", "right")).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour() {
        fail("olga", 5);
        for (long seconds : List.of(30L, 60L, 120L, 240L, 480L, 900L, 900L)) {
            assertThat(door.tries("olga", "wrong")).isEqualTo(new Outcome.TooMany(Duration.ofSeconds(seconds)));
            door.clock.advance(Duration.ofSeconds(seconds));
            fail("olga", 1);
        }
    }

    @Test
    void many_guesses_at_once_are_no_more_than_one_after_another() throws InterruptedException {
        AtomicInteger checked = new AtomicInteger();
        CountDownLatch allBegun = new CountDownLatch(64);
        try (ExecutorService guesses = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                guesses.execute(() -> {
                    allBegun.countDown();
                    if (door.tries("olga", "wrong") instanceof Outcome.Wrong) {
                        checked.incrementAndGet();
                    }
                });
            }
        }
        assertThat(allBegun.getCount()).isZero();
        assertThat(checked).hasValue(5);
    }

    @Test
    void the_right_password_makes_up_for_the_wrong_ones() {
        fail("olga", 4);
        assertThat(door.tries("olga", "right")).isInstanceOf(Outcome.SignedIn.class);
        fail("olga", 4);
        assertThat(door.tries("olga", "right")).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void wrong_passwords_are_forgotten_after_an_hour() {
        fail("olga", 4);
        door.clock.advance(Duration.ofMinutes(61));
        fail("olga", 4);
        assertThat(door.tries("olga", "right")).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void one_address_that_tries_many_names_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            fail("name" + i, 1);
        }
        assertThat(door.tries("olga", "right")).isInstanceOf(Outcome.TooMany.class);
        assertThat(door.signIn.signIn("olga", "right", "192.0.2.2")).isInstanceOf(Outcome.SignedIn.class);
    }

    @Test
    void one_name_tried_from_many_addresses_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            door.signIn.signIn("olga", "wrong", "198.51.100." + i);
        }
        assertThat(door.signIn.signIn("olga", "right", "192.0.2.2")).isInstanceOf(Outcome.TooMany.class);
    }

    @Test
    void failures_are_written_down_once_and_name_nobody_who_does_not_exist() {
        fail("olga", 5);
        door.clock.advance(Duration.ofMinutes(1));
        fail("olga", 1);
        assertThat(door.store.auditTrail().lines()).containsExactly("system sign-in-failed olga too many attempts");
        for (int i = 0; i < 5; i++) {
            door.signIn.signIn("my password", "wrong", "198.51.100." + i);
        }
        assertThat(door.store.auditTrail().lines()).last().isEqualTo("system sign-in-failed too many attempts");
    }
}
