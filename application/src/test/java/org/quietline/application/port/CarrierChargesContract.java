package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierCharges.Charge;

/** What every {@link CarrierCharges} must do. */
public interface CarrierChargesContract {
    /** The first of the days that are asked for. */
    LocalDate FIRST_DAY = LocalDate.of(2026, 3, 1);

    /** A carrier that has charged for just these, each of the kind {@code sms} and in USD. */
    CarrierCharges charging(List<Charge> charges) throws Exception;

    private static Charge on(LocalDate day, int segments) {
        return new Charge(day, "sms", segments, new BigDecimal("0.0079"), "USD");
    }

    @Test
    default void the_days_that_were_asked_for_are_told_both_ends_included() throws Exception {
        LocalDate last = FIRST_DAY.plusDays(2);
        List<Charge> asked = List.of(on(FIRST_DAY, 1), on(FIRST_DAY.plusDays(1), 2), on(last, 3));
        CarrierCharges charges = charging(List.of(
                on(FIRST_DAY.minusDays(1), 7), asked.get(0), asked.get(1), asked.get(2), on(last.plusDays(1), 8)));
        assertThat(charges.between(FIRST_DAY, last)).containsExactlyInAnyOrderElementsOf(asked);
    }

    @Test
    default void days_without_charges_are_empty() throws Exception {
        assertThat(charging(List.of()).between(FIRST_DAY, FIRST_DAY)).isEmpty();
    }
}
