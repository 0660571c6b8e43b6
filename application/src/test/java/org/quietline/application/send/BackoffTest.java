package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private static final Backoff SHORTEST = new Backoff(() -> 0L);
    private static final Backoff LONGEST = new Backoff(new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    });

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,2", "3,4", "4,8", "6,32", "7,60", "50,60"})
    void the_longest_wait_doubles_up_to_a_minute(int attempts, long seconds) {
        assertThat(LONGEST.delay(attempts, Optional.empty())).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(SHORTEST.delay(attempts, Optional.empty())).isZero();
    }

    @Test
    void it_is_no_shorter_than_the_carrier_asks() {
        assertThat(SHORTEST.delay(1, Optional.of(Duration.ofSeconds(40)))).isEqualTo(Duration.ofSeconds(40));
        assertThat(LONGEST.delay(1, Optional.of(Duration.ofSeconds(40)))).isEqualTo(Duration.ofSeconds(41));
    }

    @Test
    void a_carrier_that_asks_for_hours_gets_five_minutes() {
        assertThat(SHORTEST.delay(1, Optional.of(Duration.ofHours(9)))).isEqualTo(Duration.ofMinutes(5));
    }

    /** An outage leaves many to be tried again: spread over the whole time, they do not come back all at once. */
    @Test
    void waits_are_spread_evenly_from_none_to_the_longest() {
        Backoff backoff = new Backoff(new Random(20_261_123));
        Map<Long, Long> bySecond = Stream.generate(() -> backoff.delay(6, Optional.empty()))
                .limit(32_000)
                .collect(Collectors.groupingBy(Duration::toSeconds, Collectors.counting()));
        for (long second = 0; second < 32; second++) {
            assertThat(bySecond.get(second)).as("second %d", second).isBetween(850L, 1_150L);
        }
    }
}
