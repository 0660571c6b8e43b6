package org.quietline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long MILLISECOND = 1_000_000;

    private final Latencies latencies = new Latencies();

    @Test
    void counts_the_time_that_a_request_waited_before_it_left() {
        long due = 10 * MILLISECOND;
        latencies.left(due, 60 * MILLISECOND);
        latencies.answered(200, due, 62 * MILLISECOND);
        assertThat(latencies.longestMillis()).isCloseTo(52, within(0.1));
        assertThat(latencies.late()).isEqualTo(1);
    }

    @Test
    void a_request_that_leaves_in_time_is_not_late() {
        latencies.left(0, MILLISECOND);
        assertThat(latencies.late()).isZero();
    }

    @Test
    void tells_how_long_most_answers_took() {
        for (int i = 1; i <= 100; i++) {
            latencies.answered(200, 0, i * MILLISECOND);
        }
        latencies.ended(2_000 * MILLISECOND);
        assertThat(latencies.millis(50)).isCloseTo(50, within(0.1));
        assertThat(latencies.millis(99)).isCloseTo(99, within(0.1));
        assertThat(latencies.perSecond()).isEqualTo(50);
    }

    @Test
    void figures_about_refusals_mean_nothing() {
        latencies.answered(200, 0, 1);
        assertThat(latencies.allWith(200)).isSameAs(latencies);
        latencies.answered(503, 0, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> latencies.allWith(200))
                .withMessageContaining("503=1");
    }

    @Test
    void figures_without_some_answers_mean_nothing() {
        latencies.answered(200, 0, 1);
        latencies.broken();
        assertThat(latencies.unanswered()).isEqualTo(1);
        assertThatIllegalStateException().isThrownBy(() -> latencies.allWith(200));
    }

    @Test
    void figures_without_any_answer_mean_nothing() {
        assertThatIllegalStateException().isThrownBy(() -> latencies.allWith(200));
    }
}
