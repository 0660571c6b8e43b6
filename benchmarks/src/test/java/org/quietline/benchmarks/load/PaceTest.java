package org.quietline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLISECOND = 1_000_000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void an_open_pace_does_not_care_when_answers_come() {
        Pace pace = Pace.rate(100, SECOND);
        assertThat(pace.isOpen()).isTrue();
        assertThat(pace.due(0, 77 * MILLISECOND)).isZero();
        assertThat(pace.due(7, 0)).isEqualTo(70 * MILLISECOND);
        assertThat(pace.due(99, 0)).isEqualTo(990 * MILLISECOND);
    }

    @Test
    void a_rate_that_does_not_divide_a_second_does_not_drift() {
        Pace pace = Pace.rate(3, Duration.ofHours(1));
        assertThat(pace.due(3 * 3_600 - 3, 0)).isEqualTo(3_599_000 * MILLISECOND);
    }

    @Test
    void an_open_pace_has_as_many_requests_as_fit_into_its_time() {
        Pace pace = Pace.rate(100, SECOND);
        assertThat(pace.isOver(99, 5_000 * MILLISECOND)).isFalse();
        assertThat(pace.isOver(100, 0)).isTrue();
    }

    @Test
    void a_saturating_pace_is_always_due_until_its_time_is_over() {
        Pace pace = Pace.saturating(SECOND, 10);
        assertThat(pace.isOpen()).isFalse();
        assertThat(pace.due(9, 42)).isEqualTo(42);
        assertThat(pace.isOver(9, 999 * MILLISECOND)).isFalse();
        assertThat(pace.isOver(9, 1_000 * MILLISECOND)).isTrue();
    }

    @Test
    void a_saturating_pace_ends_with_its_last_request() {
        assertThat(Pace.saturating(SECOND, 10).isOver(10, 0)).isTrue();
    }

    @Test
    void a_rate_of_nothing_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.rate(0, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> Pace.rate(-1, SECOND));
    }
}
