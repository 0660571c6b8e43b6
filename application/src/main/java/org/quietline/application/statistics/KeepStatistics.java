package org.quietline.application.statistics;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.quietline.application.port.Observer;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreUnavailableException;

/**
 * Counts what this process does and stores the counts: each minute when something happened, every quarter of an hour
 * when nothing did, so that an idle desk costs next to nothing. What a crash takes with it is at most a minute of what
 * happened. Never asks the store.
 */
public final class KeepStatistics {
    /** How often {@link #round} is meant to be called. */
    public static final Duration EVERY = Duration.ofMinutes(1);

    /** After so many rounds the time that went by is stored even when nothing else is to be told. */
    static final Duration AT_LEAST_EVERY = Duration.ofMinutes(15);

    /** Seconds are so few that a round that comes a little early still counts. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(KeepStatistics.class.getName());

    private final Statistics statistics;
    private final StoreBill bill;
    private final String process;
    private final InstantSource clock;
    private final Tally tally;
    private final AtomicReference<StoreBill.Operations> billed =
            new AtomicReference<>(new StoreBill.Operations(0, 0, 0));
    private final AtomicReference<Instant> stored;

    /** @param process names this process, unlike any other that ever was */
    public KeepStatistics(Statistics statistics, StoreBill bill, String process, InstantSource clock) {
        this.statistics = statistics;
        this.bill = bill;
        this.process = process;
        this.clock = clock;
        this.tally = new Tally(clock);
        this.stored = new AtomicReference<>(clock.instant());
    }

    /** Counts what it is told. */
    public Observer observer() {
        return tally;
    }

    /** One minute has gone by. Throws nothing that a store may throw: what was not stored is stored next time. */
    public synchronized void round() {
        tally.quietly(Counter.MINUTES, 1);
        if (tally.hadTrouble()) {
            tally.quietly(Counter.MINUTES_OF_TROUBLE, 1);
        }
        boolean isDue =
                !clock.instant().isBefore(stored.get().plus(AT_LEAST_EVERY).minus(TOLERANCE));
        store(isDue);
    }

    /** Stores what is not stored yet: the program ends. */
    public synchronized void finish() {
        store(true);
    }

    private void store(boolean all) {
        countOperations();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (LocalDate day : tally.daysWithNews(all)) {
            try {
                statistics.store(new Statistics.Shard(day, process, tally.take(day)));
                stored.set(clock.instant());
            } catch (StoreUnavailableException e) {
                tally.giveBack(day);
                LOG.log(Level.WARNING, "statistics not stored yet: the store is unavailable");
                return;
            }
            if (day.isBefore(today)) {
                tally.forget(day);
            }
        }
    }

    private void countOperations() {
        bill.operations().ifPresent(now -> {
            StoreBill.Operations since = now.since(billed.getAndSet(now));
            tally.quietly(Counter.STORE_READS, since.reads());
            tally.quietly(Counter.STORE_WRITES, since.writes());
            tally.quietly(Counter.STORE_DELETES, since.deletes());
        });
    }
}
