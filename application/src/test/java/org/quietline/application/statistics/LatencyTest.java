package org.quietline.application.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyTest {
    private final Map<String, Long> counts = new HashMap<>();

    private void took(Duration... times) {
        for (Duration time : times) {
            counts.merge(Latency.bucket(time), 1L, Long::sum);
        }
    }

    @Test
    void nothing_timed_has_no_percentile() {
        assertThat(Latency.of(counts).percentile(0.5)).isEmpty();
        assertThat(Latency.of(counts).count()).isZero();
    }

    @Test
    void what_took_exactly_as_long_as_promised_is_within_the_promise_and_a_nanosecond_more_is_not() {
        took(Latency.PROMISE, Latency.PROMISE.plusNanos(1), Duration.ZERO);
        assertThat(Latency.of(counts).withinPromise()).isEqualTo(2);
        assertThat(Latency.of(counts).count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"0.5,500", "0.95,950", "0.99,990"})
    void percentiles_are_right_to_a_tenth(double share, long expectedMillis) {
        for (int millis = 1; millis <= 1000; millis++) {
            took(Duration.ofMillis(millis));
        }
        long found = Latency.of(counts).percentile(share).orElseThrow().toMillis();
        assertThat((double) found).isBetween(expectedMillis * 0.9, expectedMillis * 1.1);
    }

    @Test
    void what_lies_beyond_the_last_bound_counts_as_that_bound() {
        took(Duration.ofHours(2));
        assertThat(Latency.of(counts).percentile(0.99)).contains(Duration.ofMinutes(10));
        assertThat(Latency.of(counts).withinPromise()).isZero();
    }
}
