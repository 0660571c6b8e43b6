package org.quietline.application.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What was counted, by day in UTC. Each process has a shard of each day of its own, so that processes do not get in one
 * another's way; their sum is the day's. Every method may throw {@link StoreUnavailableException}.
 */
public interface Statistics {

    /**
     * Stores the counts of one process on one day in place of what it stored for that day before. Since these are
     * totals and not differences, storing them twice does no harm.
     */
    void store(Shard shard);

    /** Every shard of these days, both ends included, in no certain order. */
    List<Shard> between(LocalDate first, LocalDate last);

    /**
     * The counts of one process on one day.
     *
     * @param process names who counted, at most 100 letters, digits and hyphens
     * @param counts each count by its name
     */
    record Shard(LocalDate day, String process, Map<String, Long> counts) {
        /** Copies the counts. */
        public Shard {
            counts = Map.copyOf(counts);
        }
    }
}
