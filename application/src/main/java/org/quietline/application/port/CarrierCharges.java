package org.quietline.application.port;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What the carrier charges, as it reports it itself. Its reports of the latest days still grow. */
public interface CarrierCharges {
    /**
     * What it charged on these days, both ends included; the days are in UTC. May throw
     * {@link CarrierUnavailableException}.
     */
    List<Charge> between(LocalDate first, LocalDate last);

    /**
     * What was charged for one kind of service on one day.
     *
     * @param kind what the carrier calls it, such as {@code sms}
     * @param segments how many segments were charged for; 0 where the carrier does not count in segments
     * @param currency as ISO 4217 names it, such as {@code USD}
     */
    record Charge(LocalDate day, String kind, long segments, BigDecimal price, String currency) {}
}
