package org.quietline.adapter.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(30);

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
                .isThrownBy(() -> gate.pass(this::hang, SHORT))
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(503));
        store.countDown();
    }

    @Test
    void work_that_hangs_still_counts_and_the_rest_is_turned_away() throws InterruptedException {
        Gate gate = new Gate(1);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> gate.pass(this::hang, SHORT));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> gate.pass(() -> Answer.empty(204), LONG))
                .withMessageContaining("Too much");
        store.countDown();
        await().atMost(LONG).until(() -> passes(gate));
    }

    private static boolean passes(Gate gate) throws InterruptedException {
        try {
            return gate.pass(() -> Answer.empty(204), LONG).status() == 204;
        } catch (Problem e) {
            return false;
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
                                LONG));
    }
}
