package org.quietline.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Status;

/** A message as the API shows it: numbers as text, dates by RFC 2822. */
final class MessageJson {
    private final Account account;
    private final Paths paths;
    private final Faults faults;
    private final InstantSource clock;

    MessageJson(Account account, Faults faults, InstantSource clock) {
        this.account = account;
        this.paths = new Paths(account.sid());
        this.faults = faults;
        this.clock = clock;
    }

    Map<String, @Nullable Object> of(Message message) {
        Status status = message.status();
        boolean open = status == Status.ACCEPTED || status == Status.SCHEDULED;
        Instant sent = dateSent(message);
        Integer errorCode = message.progress().errorCode();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("account_sid", account.sid());
        json.put("api_version", "2010-04-01");
        json.put("body", message.content().body());
        json.put("date_created", Dates.rfc2822(message.progress().created()));
        json.put("date_sent", Dates.rfc2822(sent));
        json.put("date_updated", Dates.rfc2822(message.progress().updated()));
        json.put("direction", message.direction().word());
        json.put("error_code", errorCode);
        json.put("error_message", errorCode == null ? null : ErrorMessages.of(errorCode));
        json.put("from", message.from());
        json.put("messaging_service_sid", message.service());
        json.put("num_media", Integer.toString(message.content().media().size()));
        json.put("num_segments", open ? "0" : Integer.toString(message.content().segments()));
        json.put("price", message.progress().sent() == null ? null : "-0.00790");
        json.put("price_unit", "USD");
        json.put("sid", message.sid());
        json.put("status", status.word());
        json.put("subresource_uris", Map.of("media", paths.message(message.sid()) + "/Media.json"));
        json.put("to", message.to());
        json.put("uri", paths.message(message.sid()) + ".json");
        return json;
    }

    /** Returns when the message was sent, as far as the API knows already. */
    @Nullable Instant dateSent(Message message) {
        Instant sent = message.progress().sent();
        Duration hidden = Duration.ofMillis(faults.list().dateSentNullMilliseconds());
        return sent == null || sent.plus(hidden).isAfter(clock.instant()) ? null : sent;
    }
}
