package org.quietline.simulator.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.MessageStore;

/** What the account used by day, of the category {@code sms} alone: all others are empty. Numbers come as text. */
final class UsageApi {
    private static final BigDecimal PRICE_OF_A_SEGMENT = new BigDecimal("0.00790");
    private static final int MOST_DAYS = 1000;

    private final Account account;
    private final MessageStore messages;
    private final Paths paths;

    UsageApi(Account account, MessageStore messages, Paths paths) {
        this.account = account;
        this.messages = messages;
        this.paths = paths;
    }

    private static final class Used {
        private long messages;
        private long segments;
    }

    Reply daily(Call call) {
        Form query = call.query();
        Optional<LocalDate> first = date(query, "StartDate");
        Optional<LocalDate> last = date(query, "EndDate");
        if (first.isEmpty() || last.isEmpty() || first.get().plusDays(MOST_DAYS).isBefore(last.get())) {
            return ApiError.badRequest(20001, "StartDate and EndDate are dates").reply();
        }
        boolean isSms = query.first("Category").filter("sms"::equals).isPresent();
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        if (isSms) {
            used(first.get(), last.get()).forEach((day, used) -> records.add(json(day, used)));
        }
        String uri = paths.account() + "/Usage/Records/Daily.json?" + Form.encode(query.parameters());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("first_page_uri", uri);
        body.put("end", Math.max(records.size() - 1, 0));
        body.put("previous_page_uri", null);
        body.put("usage_records", records);
        body.put("uri", uri);
        body.put("page_size", MOST_DAYS);
        body.put("start", 0);
        body.put("next_page_uri", null);
        body.put("page", 0);
        return Reply.json(200, body);
    }

    private Map<LocalDate, Used> used(LocalDate first, LocalDate last) {
        Map<LocalDate, Used> days = new TreeMap<>();
        messages.before(Long.MAX_VALUE).forEach((Message message) -> {
            @Nullable Instant sent = message.progress().sent();
            if (sent == null) {
                return;
            }
            LocalDate day = LocalDate.ofInstant(sent, ZoneOffset.UTC);
            if (!day.isBefore(first) && !day.isAfter(last)) {
                Used used = days.computeIfAbsent(day, unused -> new Used());
                used.messages++;
                used.segments += message.content().segments();
            }
        });
        return days;
    }

    private Map<String, @Nullable Object> json(LocalDate day, Used used) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("category", "sms");
        json.put("count", Long.toString(used.messages));
        json.put("count_unit", "messages");
        json.put("description", "SMS");
        json.put("end_date", day.toString());
        json.put(
                "price",
                PRICE_OF_A_SEGMENT.multiply(BigDecimal.valueOf(used.segments)).toPlainString());
        json.put("price_unit", "usd");
        json.put("start_date", day.toString());
        json.put("usage", Long.toString(used.segments));
        json.put("usage_unit", "segments");
        return json;
    }

    private static Optional<LocalDate> date(Form query, String name) {
        try {
            return query.filled(name).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
