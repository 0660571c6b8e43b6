package org.quietline.simulator.fault;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The faults that are in force now. Each has its own chain of chance, so that one does not disturb another. */
public final class Faults {
    private final FaultDocument base;
    private FaultDocument document;
    private final Map<Fault, Strike> strikes = new EnumMap<>(Fault.class);
    private final Map<Fault, Random> chances = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> struck = new EnumMap<>(Fault.class);

    /** Returns faults that start, and end when they are cleared, with this document. */
    public Faults(FaultDocument base) {
        this.base = base;
        this.document = base;
        replace(base);
    }

    /** Puts these faults in place of all others. */
    public synchronized void replace(FaultDocument replacement) {
        document = replacement;
        strikes.clear();
        strikes.putAll(replacement.faults());
        chances.clear();
        Long seed = replacement.seed();
        for (Fault fault : Fault.values()) {
            chances.put(
                    fault,
                    seed == null ? new Random() : new Random(seed + fault.word().hashCode()));
        }
    }

    /** Goes back to the faults of the start. */
    public void clear() {
        replace(base);
    }

    /** Returns the faults in force; a strike's {@code times} is what is left of it. */
    public synchronized FaultDocument document() {
        return new FaultDocument(document.seed(), strikes, document.list(), document.account(), document.phones());
    }

    /** Tells whether the fault strikes now, and how; each question is one throw of its dice. */
    public Optional<Strike> strikes(Fault fault) {
        return strikes(fault, true);
    }

    /** As {@link #strikes(Fault)}, for an API call that may be a mere read. */
    public synchronized Optional<Strike> strikes(Fault fault, boolean create) {
        Strike strike = strikes.get(fault);
        Random chance = chances.get(fault);
        if (strike == null || chance == null || strike.isSpent() || !strike.covers(create)) {
            return Optional.empty();
        }
        Double probability = strike.probability();
        if (probability != null && chance.nextDouble() >= probability) {
            return Optional.empty();
        }
        strikes.put(fault, strike.once());
        struck.merge(fault, 1, Integer::sum);
        return Optional.of(strike);
    }

    /** Returns how often each fault has struck. */
    public synchronized Map<Fault, Integer> struck() {
        return new EnumMap<>(struck);
    }

    /** Forgets how often each fault has struck. */
    public synchronized void forgetCounts() {
        struck.clear();
    }

    public synchronized FaultDocument.Listing list() {
        return document.list();
    }

    public synchronized FaultDocument.AccountLimits account() {
        return document.account();
    }

    /** Returns what becomes of texts to this phone. */
    public synchronized PhoneOutcome outcomeOf(String phone) {
        return document.phones().getOrDefault(phone, PhoneOutcome.DELIVERED);
    }
}
