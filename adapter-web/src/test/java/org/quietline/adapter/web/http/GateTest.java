package org.quietline.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final Problem late = Problem.undecided();

    private final CountDownLatch store = new CountDownLatch(1);

    private Answer hang() {
        try {
            store.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.empty(200);
    }

    @Test
    void whoever_waits_for_a_hanging_store_is_told_so() {
        Gate gate = new Gate(1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> gate.pass(this::hang, SHORT, late))
                .isSameAs(late);
        store.countDown();
    }

    @Test
    void work_that_hangs_still_counts_and_the_rest_is_turned_away() throws InterruptedException {
        Gate gate = new Gate(1);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> gate.pass(this::hang, SHORT, late));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> gate.pass(() -> Answer.empty(204), LONG, late))
                .withMessageContaining("Too much");
        store.countDown();
        await().atMost(LONG).until(() -> passes(gate));
    }

    private boolean passes(Gate gate) throws InterruptedException {
        try {
            return gate.pass(() -> Answer.empty(204), LONG, late).status() == 204;
        } catch (Problem e) {
            return false;
        }
    }

    @Test
    void no_more_bodies_are_read_at_once_than_there_is_room_for() {
        Gate gate = new Gate(1, 1, 10);
        try (Gate.Reading one = gate.read()) {
            one.grows(8);
            assertThatExceptionOfType(Problem.class).isThrownBy(gate::read);
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> one.grows(3));
            one.grows(2);
        }
        try (Gate.Reading next = gate.read()) {
            next.grows(10);
        }
    }

    @Test
    void a_failure_comes_out_as_it_is() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> new Gate(1)
                        .pass(
                                () -> {
                                    throw new IllegalStateException("broken");
                                },
                                LONG,
                                late));
    }
}
