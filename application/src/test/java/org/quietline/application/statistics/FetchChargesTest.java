package org.quietline.application.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierCharges;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.InMemoryStatistics;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Statistics;
import org.quietline.application.statistics.Figures.Price;

class FetchChargesTest {
    private final MutableClock clock = new MutableClock();
    private final LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    private final List<CarrierCharges.Charge> charges = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Statistics.Shard> written = new ArrayList<>();
    private final Statistics statistics = new Recording();
    private final FetchCharges fetch = new FetchCharges(this::answer, statistics, clock);

    private final class Recording implements Statistics {
        private final Statistics real = new InMemoryStatistics();

        @Override
        public void store(Shard shard) {
            written.add(shard);
            real.store(shard);
        }

        @Override
        public List<Shard> between(LocalDate first, LocalDate last) {
            return real.between(first, last);
        }
    }

    private List<CarrierCharges.Charge> answer(LocalDate first, LocalDate last) {
        asked.add(first + " " + last);
        return charges;
    }

    private void charged(int daysAgo, String kind, long segments, String price) {
        charges.add(new CarrierCharges.Charge(today.minusDays(daysAgo), kind, segments, new BigDecimal(price), "USD"));
    }

    @Test
    void prices_and_segments_show_in_the_figures_to_the_last_digit() {
        charged(1, "sms", 120, "0.948");
        charged(1, "sms-messages-carrierfees", 0, "0.00305");
        charged(0, "sms", 3, "0.0237");
        fetch.round();
        BrowseService.Report report = new BrowseService(statistics, clock, false).report(2);
        assertThat(report.total().prices()).containsExactly(new Price("USD", new BigDecimal("0.974750")));
        assertThat(report.total().pricedSegments()).isEqualTo(Map.of("sms", 123L, "sms-messages-carrierfees", 0L));
    }

    @Test
    void a_month_is_asked_for_at_the_start_and_each_hour_the_days_that_still_grow() {
        fetch.round();
        fetch.round();
        clock.advance(Duration.ofHours(1));
        fetch.round();
        assertThat(asked).containsExactly(today.minusDays(29) + " " + today, today.minusDays(2) + " " + today);
    }

    @Test
    void a_day_is_written_when_it_changed_and_never_counted_twice() {
        charged(1, "sms", 120, "0.948");
        fetch.round();
        clock.advance(Duration.ofHours(1));
        fetch.round();
        assertThat(written).hasSize(1);
        charges.clear();
        charged(1, "sms", 121, "0.956");
        clock.advance(Duration.ofHours(1));
        fetch.round();
        new FetchCharges(this::answer, statistics, clock).round();
        assertThat(new BrowseService(statistics, clock, false).report(2).total().prices())
                .containsExactly(new Price("USD", new BigDecimal("0.956000")));
    }

    @Test
    void a_carrier_that_could_not_be_asked_is_asked_again_the_next_time() {
        FetchCharges unlucky = new FetchCharges(
                (first, last) -> {
                    asked.add("in vain");
                    throw new CarrierUnavailableException("down", null);
                },
                statistics,
                clock);
        assertThatThrownBy(unlucky::round).isInstanceOf(CarrierUnavailableException.class);
        assertThatThrownBy(unlucky::round).isInstanceOf(CarrierUnavailableException.class);
        assertThat(asked).hasSize(2);
    }
}
