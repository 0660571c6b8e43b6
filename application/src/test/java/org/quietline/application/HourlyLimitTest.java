package org.quietline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.MutableClock.NOON;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HourlyLimitTest {
    @Test
    void admits_so_many_times_within_any_hour() {
        HourlyLimit<String> limit = new HourlyLimit<>(2);
        assertThat(limit.admits("a", NOON)).isTrue();
        assertThat(limit.admits("a", NOON.plusSeconds(1_800))).isTrue();
        assertThat(limit.admits("a", NOON.plusSeconds(3_599))).isFalse();
        assertThat(limit.admits("a", NOON.plusSeconds(3_600))).isTrue();
        assertThat(limit.admits("a", NOON.plusSeconds(3_601))).isFalse();
        assertThat(limit.admits("a", NOON.plusSeconds(5_400))).isTrue();
    }

    @Test
    void counts_each_key_by_itself() {
        HourlyLimit<String> limit = new HourlyLimit<>(1);
        assertThat(limit.admits("a", NOON)).isTrue();
        assertThat(limit.admits("b", NOON)).isTrue();
        assertThat(limit.admits("a", NOON)).isFalse();
    }

    @Test
    void a_refusal_does_not_count() {
        HourlyLimit<String> limit = new HourlyLimit<>(1);
        assertThat(limit.admits("a", NOON)).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(limit.admits("a", NOON.plus(Duration.ofMinutes(50)))).isFalse();
        }
        assertThat(limit.admits("a", NOON.plus(Duration.ofMinutes(60)))).isTrue();
    }

    @Test
    void several_at_once_are_admitted_all_or_none() {
        HourlyLimit<String> limit = new HourlyLimit<>(3);
        assertThat(limit.admits("a", 4, NOON)).isFalse();
        assertThat(limit.admits("a", 2, NOON)).isTrue();
        assertThat(limit.admits("a", 2, NOON)).isFalse();
        assertThat(limit.admits("a", 1, NOON)).isTrue();
        assertThat(limit.admits("a", 0, NOON)).isTrue();
        assertThat(limit.admits("a", 3, NOON.plus(Duration.ofHours(1)))).isTrue();
    }

    @Test
    void what_is_given_back_may_be_had_again() {
        HourlyLimit<String> limit = new HourlyLimit<>(1);
        limit.giveBack("a");
        assertThat(limit.admits("a", NOON)).isTrue();
        limit.giveBack("a");
        assertThat(limit.admits("a", NOON)).isTrue();
        assertThat(limit.admits("a", NOON)).isFalse();
    }

    @Test
    void zero_admits_always() {
        HourlyLimit<String> limit = new HourlyLimit<>(0);
        for (int i = 0; i < 100; i++) {
            assertThat(limit.admits("a", NOON)).isTrue();
        }
    }

    @Test
    void of_very_many_keys_the_idlest_are_forgotten() {
        HourlyLimit<Integer> limit = new HourlyLimit<>(1);
        for (int key = 0; key <= 10_000; key++) {
            assertThat(limit.admits(key, NOON)).isTrue();
        }
        assertThat(limit.admits(10_000, NOON)).isFalse();
        assertThat(limit.admits(0, NOON)).isTrue();
    }
}
