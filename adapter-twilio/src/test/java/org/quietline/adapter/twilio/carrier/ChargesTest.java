package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierCharges;
import org.quietline.application.port.CarrierCharges.Charge;
import org.quietline.application.port.CarrierChargesContract;
import org.quietline.application.port.CarrierUnavailableException;

class ChargesTest implements CarrierChargesContract {
    private final List<AutoCloseable> open = new ArrayList<>();

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 3, 2);
    private static final String NONE = "{\"usage_records\":[],\"next_page_uri\":null}";

    private static String record(String category, String date, String price, String usage, String unit) {
        return "{\"category\":\"%s\",\"start_date\":\"%s\",\"end_date\":\"%s\",\"price\":%s,\"price_unit\":\"usd\","
                        .formatted(category, date, date, price)
                + "\"usage\":\"%s\",\"usage_unit\":\"%s\",\"count\":\"3\",\"count_unit\":\"messages\"}"
                        .formatted(usage, unit);
    }

    @Override
    public CarrierCharges charging(List<Charge> charges) throws IOException {
        String[] records = charges.stream()
                .map(charge -> record(
                        charge.kind(),
                        charge.day().toString(),
                        charge.price().toPlainString(),
                        Long.toString(charge.segments()),
                        "segments"))
                .toArray(String[]::new);
        ScriptedServer twilio =
                ScriptedServer.of(ScriptedServer.status(200, page("null", records)), ScriptedServer.status(200, NONE));
        open.add(twilio);
        TwilioAccount account = Fixture.account(twilio.url());
        open.add(account);
        return account.charges();
    }

    @AfterEach
    void closes_what_it_opened() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private static String page(String next, String... records) {
        return "{\"usage_records\":[" + String.join(",", records) + "],\"next_page_uri\":" + next + "}";
    }

    @Test
    void reads_each_category_by_day_over_all_pages() throws IOException {
        String next = "\"/2010-04-01/Accounts/" + Fixture.ACCOUNT + "/Usage/Records/Daily.json?Page=1\"";
        try (ScriptedServer twilio = ScriptedServer.of(
                        ScriptedServer.status(
                                200, page(next, record("sms", "2026-03-01", "\"0.948\"", "120", "segments"))),
                        ScriptedServer.status(
                                200, page("null", record("sms", "2026-03-02", "0.0237", "3", "segments"))),
                        ScriptedServer.status(200, NONE),
                        ScriptedServer.status(
                                200,
                                page(
                                        "null",
                                        record(
                                                "sms-messages-carrierfees",
                                                "2026-03-01",
                                                "\"0.003\"",
                                                "1",
                                                "messages"))),
                        ScriptedServer.status(200, NONE));
                TwilioAccount account = Fixture.account(twilio.url())) {
            assertThat(account.charges().between(FIRST, LAST))
                    .containsExactly(
                            new Charge(FIRST, "sms", 120, new BigDecimal("0.948"), "USD"),
                            new Charge(LAST, "sms", 3, new BigDecimal("0.0237"), "USD"),
                            new Charge(FIRST, "sms-messages-carrierfees", 0, new BigDecimal("0.003"), "USD"));
            assertThat(twilio.asked.getFirst().line())
                    .contains(
                            "/Usage/Records/Daily.json?", "Category=sms", "StartDate=2026-03-01", "EndDate=2026-03-02");
        }
    }

    @Test
    void what_is_not_understood_or_of_nothing_or_of_other_days_is_left_out() throws IOException {
        try (ScriptedServer twilio = ScriptedServer.of(
                        ScriptedServer.status(
                                200,
                                page(
                                        "null",
                                        record("sms", "2026-03-01", "\"abc\"", "1", "segments"),
                                        record("sms", "yesterday", "\"1\"", "1", "segments"),
                                        record("sms", "2026-03-01", "null", "0", "segments"),
                                        record("sms", "2026-02-28", "\"1\"", "1", "segments"),
                                        record("calls", "2026-03-01", "\"9\"", "1", "minutes"),
                                        record("sms", "2026-03-01", "\"-0.5\"", "1", "segments"))),
                        ScriptedServer.status(200, NONE));
                TwilioAccount account = Fixture.account(twilio.url())) {
            assertThat(account.charges().between(FIRST, LAST))
                    .containsExactly(new Charge(FIRST, "sms", 1, new BigDecimal("0.5"), "USD"));
        }
    }

    @Test
    void an_outage_is_told_as_one() throws IOException {
        try (ScriptedServer twilio = ScriptedServer.of(ScriptedServer.status(503, "{}"));
                TwilioAccount account = Fixture.account(twilio.url())) {
            assertThatThrownBy(() -> account.charges().between(FIRST, LAST))
                    .isInstanceOf(CarrierUnavailableException.class);
        }
    }
}
