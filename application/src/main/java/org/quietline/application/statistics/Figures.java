package org.quietline.application.statistics;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.quietline.application.port.StoreBill;

/** What was counted in some time, and what follows from it. */
public final class Figures {
    /** Nothing. */
    static final Figures NONE = new Figures(Map.of());

    private static final int DIGITS_OF_PRICES = 6;

    private final Map<String, Long> counts;

    /**
     * Why messages were not delivered.
     *
     * @param reason the carrier's error code; or {@code given-up}, {@code without-trace}, {@code unexplained}
     */
    public record Failure(String reason, long count) {}

    /**
     * What the carrier charged.
     *
     * @param currency as the carrier names it, such as {@code USD}
     */
    public record Price(String currency, BigDecimal amount) {}

    Figures(Map<String, Long> counts) {
        this.counts = Map.copyOf(counts);
    }

    Figures plus(Map<String, Long> more) {
        Map<String, Long> sum = new HashMap<>(counts);
        more.forEach((name, count) -> sum.merge(name, count, Long::sum));
        return new Figures(sum);
    }

    Figures plus(Figures more) {
        return plus(more.counts);
    }

    /** How many messages came in. */
    public long messagesIn() {
        return count(Counter.IN);
    }

    /** How many of them get an acknowledgement. */
    public long acknowledged() {
        return count(Counter.IN_ACKNOWLEDGED);
    }

    /** How many segments they had. */
    public long segmentsIn() {
        return count(Counter.IN_SEGMENTS);
    }

    /** How many were announced again though they were stored. */
    public long duplicates() {
        return count(Counter.IN_DUPLICATE);
    }

    /** How many messages the carrier accepted from us. */
    public long messagesOut() {
        return count(Counter.OUT);
    }

    /** How many of them were acknowledgements. */
    public long acknowledgementsOut() {
        return count(Counter.OUT_ACKNOWLEDGEMENTS);
    }

    /** How many were delivered. */
    public long delivered() {
        return count(Counter.DELIVERED);
    }

    /** How many will not arrive. */
    public long failed() {
        return failures().stream().mapToLong(Failure::count).sum();
    }

    /** Why, the most frequent reason first. */
    public List<Failure> failures() {
        return starting(Counter.FAILURE).entrySet().stream()
                .map(entry -> new Failure(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Failure::count).reversed().thenComparing(Failure::reason))
                .toList();
    }

    /** Of the messages whose end is known the share that was delivered, 0 to 1; empty when no end is known. */
    public OptionalDouble deliveryRate() {
        return share(delivered(), delivered() + failed());
    }

    /** From a message taken in to its acknowledgement accepted by the carrier. */
    public Latency latency() {
        return Latency.of(starting(Counter.LATENCY));
    }

    /** How often our log was compared with the carrier's. */
    public long comparisons() {
        return count(Counter.COMPARISONS);
    }

    /** How many messages the carrier's log has. */
    public long listedByCarrier() {
        return count(Counter.COMPARED);
    }

    /** How many of them were missing here when the logs were compared, and were taken in then. */
    public long recovered() {
        return count(Counter.RECOVERED);
    }

    /** Of the carrier's messages the share that was here before the logs were compared; empty when there were none. */
    public OptionalDouble persistence() {
        return share(listedByCarrier() - recovered(), listedByCarrier());
    }

    /** How many requests the carrier made. */
    public long webhooks() {
        return count(Counter.WEBHOOKS);
    }

    /** How many of them we failed to answer. */
    public long webhooksFailed() {
        return count(Counter.WEBHOOKS_FAILED);
    }

    /** How many minutes processes were seen running. */
    public long minutes() {
        return count(Counter.MINUTES);
    }

    /** In how many of them the store, or we, failed. */
    public long minutesOfTrouble() {
        return count(Counter.MINUTES_OF_TROUBLE);
    }

    /** The share of minutes without trouble; empty when none was counted. */
    public OptionalDouble availability() {
        return share(minutes() - minutesOfTrouble(), minutes());
    }

    /** What the store billed. */
    public StoreBill.Operations storeOperations() {
        return new StoreBill.Operations(
                count(Counter.STORE_READS), count(Counter.STORE_WRITES), count(Counter.STORE_DELETES));
    }

    /** What the carrier charged, by currency. */
    public List<Price> prices() {
        return new TreeMap<>(starting(Counter.PRICE))
                .entrySet().stream()
                        .map(entry -> new Price(entry.getKey(), BigDecimal.valueOf(entry.getValue(), DIGITS_OF_PRICES)))
                        .toList();
    }

    /** How many segments the carrier charged for, by what it calls their kind. */
    public Map<String, Long> pricedSegments() {
        return new TreeMap<>(starting(Counter.PRICED_SEGMENTS));
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) Math.max(0, part) / whole);
    }

    private long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    private Map<String, Long> starting(String prefix) {
        Map<String, Long> found = new HashMap<>();
        counts.forEach((name, count) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), count);
            }
        });
        return found;
    }
}
