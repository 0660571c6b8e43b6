package org.quietline.adapter.twilio.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quietline.application.port.CarrierCharges;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what Twilio charged from its usage records, which it keeps by day and category.
 *
 * <p>Source: Twilio, "Usage Records resource", its subresource {@code Daily}. Days are in UTC.
 */
final class TwilioCarrierCharges implements CarrierCharges {
    /** What texts cost. The fees of other carriers are records of their own. */
    private static final List<String> CATEGORIES =
            List.of("sms", "mms", "sms-messages-carrierfees", "mms-messages-carrierfees");

    private static final String DAILY = "/Usage/Records/Daily.json";
    private static final String RECORDS = "usage_records";
    private static final String SEGMENTS = "segments";
    private static final Logger LOG = LoggerFactory.getLogger(TwilioCarrierCharges.class);

    private final LogReader reader;

    TwilioCarrierCharges(LogReader reader) {
        this.reader = reader;
    }

    @Override
    public List<Charge> between(LocalDate first, LocalDate last) {
        List<Charge> charges = new ArrayList<>();
        for (String category : CATEGORIES) {
            Map<String, String> query = Map.of(
                    "Category",
                    category,
                    "StartDate",
                    first.toString(),
                    "EndDate",
                    last.toString(),
                    "PageSize",
                    "1000");
            reader.pages(DAILY, query, RECORDS, records -> {
                records.forEach(record -> charge(category, record)
                        .filter(one -> isIn(one, first, last))
                        .ifPresent(charges::add));
                return true;
            });
        }
        return charges;
    }

    private static boolean isIn(Charge charge, LocalDate first, LocalDate last) {
        return !charge.day().isBefore(first) && !charge.day().isAfter(last);
    }

    /** A record as a charge; empty when it is not one, or of nothing. Values come as texts or as numbers. */
    private static Optional<Charge> charge(String category, JsonNode record) {
        try {
            if (!record.path("category").asText().equals(category)) {
                return Optional.empty();
            }
            BigDecimal price = number(record.path("price"));
            long segments = record.path("usage_unit").asText().equals(SEGMENTS)
                    ? number(record.path("usage")).longValue()
                    : 0;
            if (price.signum() == 0 && segments == 0) {
                return Optional.empty();
            }
            String currency = record.path("price_unit").asText().toUpperCase(Locale.ROOT);
            if (!currency.matches("[A-Z]{3}")) {
                throw new NumberFormatException("no currency");
            }
            LocalDate day = LocalDate.parse(record.path("start_date").asText());
            return Optional.of(new Charge(day, category, segments, price.abs(), currency));
        } catch (NumberFormatException | DateTimeException e) {
            LOG.warn("a usage record of {} is not understood", category);
            return Optional.empty();
        }
    }

    private static BigDecimal number(JsonNode value) {
        String text = value.asText("");
        return text.isBlank() || value.isNull() ? BigDecimal.ZERO : new BigDecimal(text.strip());
    }
}
