package org.quietline.application.port;

import java.time.LocalDate;
import java.util.List;

/** A carrier that charges what a test says. */
public record ListedCharges(List<Charge> charges) implements CarrierCharges {
    /** Copies the list. */
    public ListedCharges {
        charges = List.copyOf(charges);
    }

    @Override
    public List<Charge> between(LocalDate first, LocalDate last) {
        return charges.stream()
                .filter(charge -> !charge.day().isBefore(first) && !charge.day().isAfter(last))
                .toList();
    }
}
