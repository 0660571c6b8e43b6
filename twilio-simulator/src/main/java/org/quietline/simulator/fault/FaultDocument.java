package org.quietline.simulator.fault;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All faults at one time, as JSON shows them. What is left out is sound.
 *
 * @param seed where chance starts, so that a run can be repeated; absent: anywhere
 * @param faults which faults strike, and when
 * @param list how the list of messages lags
 * @param account the limits of a trial account
 * @param phones what becomes of texts to a phone, by its number
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FaultDocument(
        @Nullable Long seed,
        Map<Fault, Strike> faults,
        Listing list,
        AccountLimits account,
        Map<String, PhoneOutcome> phones) {

    /** Nothing goes wrong. */
    public static final FaultDocument NONE = new FaultDocument(null, null, null, null, null);

    public FaultDocument(
            @Nullable Long seed,
            @Nullable Map<Fault, Strike> faults,
            @Nullable Listing list,
            @Nullable AccountLimits account,
            @Nullable Map<String, PhoneOutcome> phones) {
        this.seed = seed;
        this.faults = faults == null ? Map.of() : Map.copyOf(faults);
        this.list = list == null ? Listing.PROMPT : list;
        this.account = account == null ? AccountLimits.FULL : account;
        this.phones = phones == null ? Map.of() : Map.copyOf(phones);
    }

    /** Returns this document with another fault, for tests and programs. */
    public FaultDocument with(Fault fault, Strike strike) {
        Map<Fault, Strike> more = new EnumMap<>(Fault.class);
        more.putAll(faults);
        more.put(fault, strike);
        return new FaultDocument(seed, more, list, account, phones);
    }

    /**
     * How the list of messages lags behind.
     *
     * @param lagMilliseconds younger messages are not listed
     * @param dateSentNullMilliseconds for so long after a message was sent, its {@code date_sent} is null
     */
    public record Listing(long lagMilliseconds, long dateSentNullMilliseconds) {
        static final Listing PROMPT = new Listing(0, 0);
    }

    /**
     * What a trial account may not do.
     *
     * @param trial it may write to verified numbers alone
     * @param trialPrefix its texts start with a notice
     * @param verified the numbers that it may write to
     */
    public record AccountLimits(boolean trial, boolean trialPrefix, List<String> verified) {
        /** None: a paid account. */
        public static final AccountLimits FULL = new AccountLimits(false, false, List.of());

        public AccountLimits(boolean trial, boolean trialPrefix, @Nullable List<String> verified) {
            this.trial = trial;
            this.trialPrefix = trialPrefix;
            this.verified = verified == null ? List.of() : List.copyOf(verified);
        }

        @Override
        public String toString() {
            return "AccountLimits trial=" + trial + " verified=" + verified.size();
        }
    }

    @Override
    public String toString() {
        return "FaultDocument " + faults.keySet() + " phones=" + phones.size();
    }
}
