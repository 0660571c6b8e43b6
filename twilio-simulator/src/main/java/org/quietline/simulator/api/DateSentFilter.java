package org.quietline.simulator.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Parameter;

/**
 * The {@code DateSent} filters of the list: {@code DateSent=}, {@code DateSent<=} and {@code DateSent>=}, each a date
 * or a date and time in GMT, each inclusive. Any of them leaves out messages that have no date yet.
 */
record DateSentFilter(boolean any, Instant from, Instant until) {
    private static final String NAME = "DateSent";

    /** Returns the filter; empty if a value is no date. */
    static Optional<DateSentFilter> parse(Form query) {
        DateSentFilter filter = new DateSentFilter(false, Instant.MIN, Instant.MAX);
        try {
            for (Parameter parameter : query.parameters()) {
                if (parameter.name().startsWith(NAME)) {
                    filter = filter.and(parameter.name().substring(NAME.length()), parameter.value());
                }
            }
            return Optional.of(filter);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean accepts(@Nullable Instant sent) {
        return !any || (sent != null && !sent.isBefore(from) && sent.isBefore(until));
    }

    /** Clients may escape the second sign of {@code >=}, so that it lands in the name; it means the same. */
    private DateSentFilter and(String comparison, String value) {
        Instant start = start(value);
        Instant end = start.plus(isDate(value) ? Duration.ofDays(1) : Duration.ofSeconds(1));
        return switch (comparison) {
            case "" -> new DateSentFilter(true, start, end);
            case ">", ">=" -> new DateSentFilter(true, start, until);
            case "<", "<=" -> new DateSentFilter(true, from, end);
            default -> this;
        };
    }

    private static boolean isDate(String value) {
        return value.length() <= 10;
    }

    private static Instant start(String value) {
        if (isDate(value)) {
            return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        String iso = value.replace(' ', 'T');
        return Instant.parse(iso.endsWith("Z") || iso.matches(".*[+-][0-9]{2}:?[0-9]{2}") ? iso : iso + "Z");
    }
}
