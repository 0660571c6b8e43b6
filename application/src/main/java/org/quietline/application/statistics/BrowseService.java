package org.quietline.application.statistics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.quietline.application.port.Statistics;

/**
 * Tells how the service does, from what was counted. Days that are over are asked for once, and the two latest at most
 * once a minute, so that looking at it costs a store that bills by the read next to nothing.
 */
public final class BrowseService {
    /** The most days that one report covers. */
    public static final int MOST_DAYS = 90;

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Statistics statistics;
    private final InstantSource clock;
    private final boolean isBilled;
    private final Map<LocalDate, Figures> settled = new HashMap<>();
    private final AtomicReference<Latest> latest = new AtomicReference<>(new Latest(Map.of(), Instant.MIN));

    private record Latest(Map<LocalDate, Figures> days, Instant at) {}

    /**
     * The service in a range of days.
     *
     * @param days each day, the earliest first; the last one is today and not over
     * @param total all of them together
     * @param at when the latest day was read
     * @param isBilled whether the store bills by the operation, so that the count of operations means something
     */
    public record Report(List<Day> days, Figures total, Instant at, boolean isBilled) {
        /** Copies the days. */
        public Report {
            days = List.copyOf(days);
        }

        /** The day that is not over. */
        public Figures today() {
            return days.getLast().figures();
        }
    }

    /** One day in UTC. */
    public record Day(LocalDate date, Figures figures) {}

    /** @param isBilled whether the store bills by the operation */
    public BrowseService(Statistics statistics, InstantSource clock, boolean isBilled) {
        this.statistics = statistics;
        this.clock = clock;
        this.isBilled = isBilled;
    }

    /**
     * The last days, today included. Throws {@code StoreUnavailableException}.
     *
     * @param howMany from 1 to {@link #MOST_DAYS}
     */
    public synchronized Report report(int howMany) {
        if (howMany < 1 || howMany > MOST_DAYS) {
            throw new IllegalArgumentException("a report covers 1 to " + MOST_DAYS + " days");
        }
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = today.minusDays(howMany - 1L);
        Latest latestDays = readLatest(today, now);
        readSettled(first, today.minusDays(2));
        List<Day> days = new ArrayList<>();
        Figures total = Figures.NONE;
        for (LocalDate day = first; !day.isAfter(today); day = day.plusDays(1)) {
            Figures figures = latestDays.days().containsKey(day)
                    ? latestDays.days().getOrDefault(day, Figures.NONE)
                    : settled.getOrDefault(day, Figures.NONE);
            days.add(new Day(day, figures));
            total = total.plus(figures);
        }
        return new Report(days, total, latestDays.at(), isBilled);
    }

    /** Yesterday still changes for a while after midnight: processes store what they have not stored yet. */
    private Latest readLatest(LocalDate today, Instant now) {
        Latest known = latest.get();
        if (known.days().containsKey(today) && now.isBefore(known.at().plus(FRESH))) {
            return known;
        }
        Latest read = new Latest(read(today.minusDays(1), today), now);
        latest.set(read);
        return read;
    }

    private void readSettled(LocalDate first, LocalDate last) {
        settled.keySet().removeIf(day -> day.isBefore(last.minusDays(MOST_DAYS)));
        LocalDate from = first;
        while (!from.isAfter(last) && settled.containsKey(from)) {
            from = from.plusDays(1);
        }
        if (!from.isAfter(last)) {
            settled.putAll(read(from, last));
        }
    }

    private Map<LocalDate, Figures> read(LocalDate first, LocalDate last) {
        Map<LocalDate, Figures> found = new HashMap<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            found.put(day, Figures.NONE);
        }
        for (Statistics.Shard shard : statistics.between(first, last)) {
            found.computeIfPresent(shard.day(), (day, figures) -> figures.plus(shard.counts()));
        }
        return found;
    }
}
