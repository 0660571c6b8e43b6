package org.quietline.application.statistics;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.quietline.application.port.CarrierCharges;
import org.quietline.application.port.CarrierCharges.Charge;
import org.quietline.application.port.Statistics;

/**
 * Takes over what the carrier says that it charged, day by day: a month when the program starts, then each hour the
 * last few days, which still grow. All processes write the same totals into one shard, so it does not matter how many
 * do.
 */
public final class FetchCharges {
    /** The name under which the carrier's own totals are kept. */
    static final String SHARD = "carrier";

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int DAYS_AT_START = 30;
    private static final int DAYS_THAT_GROW = 3;
    private static final int DIGITS = 6;

    private final CarrierCharges carrier;
    private final Statistics statistics;
    private final InstantSource clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);
    private final Map<LocalDate, Map<String, Long>> stored = new ConcurrentHashMap<>();

    /** Wires the use case. */
    public FetchCharges(CarrierCharges carrier, Statistics statistics, InstantSource clock) {
        this.carrier = carrier;
        this.statistics = statistics;
        this.clock = clock;
    }

    /**
     * Asks the carrier when an hour has gone by since it was asked last. Throws {@code CarrierUnavailableException} and
     * {@code StoreUnavailableException}; it is then asked again the next time.
     */
    public void round() {
        Instant now = clock.instant();
        Instant before = last.get();
        boolean isFirst = before.equals(Instant.MIN);
        if (!isFirst && now.isBefore(before.plus(EVERY))) {
            return;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = today.minusDays((isFirst ? DAYS_AT_START : DAYS_THAT_GROW) - 1L);
        Map<LocalDate, Map<String, Long>> days = new HashMap<>();
        for (Charge charge : carrier.between(first, today)) {
            add(days.computeIfAbsent(charge.day(), unused -> new HashMap<>()), charge);
        }
        days.forEach(this::store);
        stored.keySet().removeIf(day -> day.isBefore(first));
        last.set(now);
    }

    private static void add(Map<String, Long> counts, Charge charge) {
        long price = charge.price()
                .movePointRight(DIGITS)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
        counts.merge(Counter.PRICE + charge.currency(), price, Long::sum);
        counts.merge(Counter.PRICED_SEGMENTS + charge.kind(), charge.segments(), Long::sum);
    }

    private void store(LocalDate day, Map<String, Long> counts) {
        if (!counts.equals(stored.get(day))) {
            statistics.store(new Statistics.Shard(day, SHARD, counts));
            stored.put(day, counts);
        }
    }
}
