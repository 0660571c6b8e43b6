package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Statistics.Shard;

/** What every {@link Statistics} must do. */
public interface StatisticsContract {
    /** The first of a few days. */
    LocalDate MONDAY = LocalDate.of(2026, 3, 30);

    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void nothing_is_counted_at_first() {
        assertThat(emptyStore().statistics().between(MONDAY, MONDAY.plusDays(9)))
                .isEmpty();
    }

    @Test
    default void reads_back_what_each_process_counted() {
        Statistics statistics = emptyStore().statistics();
        Shard one = new Shard(MONDAY, "one", Map.of("in", 3L, "failure.30003", 1L, "latency.5000", 2L));
        Shard two = new Shard(MONDAY, "two", Map.of("in", 4_000_000_000L));
        statistics.store(one);
        statistics.store(two);
        assertThat(statistics.between(MONDAY, MONDAY)).containsExactlyInAnyOrder(one, two);
    }

    @Test
    default void a_later_total_takes_the_place_of_an_earlier_one() {
        Statistics statistics = emptyStore().statistics();
        statistics.store(new Shard(MONDAY, "one", Map.of("in", 3L, "out", 1L)));
        Shard later = new Shard(MONDAY, "one", Map.of("in", 5L));
        statistics.store(later);
        statistics.store(later);
        assertThat(statistics.between(MONDAY, MONDAY)).containsExactly(later);
    }

    @Test
    default void a_range_of_days_has_both_its_ends() {
        Statistics statistics = emptyStore().statistics();
        for (int day = 0; day < 5; day++) {
            statistics.store(new Shard(MONDAY.plusDays(day), "one", Map.of("in", (long) day)));
        }
        assertThat(statistics.between(MONDAY.plusDays(1), MONDAY.plusDays(3)))
                .extracting(Shard::day)
                .containsExactlyInAnyOrder(MONDAY.plusDays(1), MONDAY.plusDays(2), MONDAY.plusDays(3));
    }
}
