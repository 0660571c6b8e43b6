package org.quietline.simulator.control;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quietline.simulator.api.CreateCalls;
import org.quietline.simulator.control.Views.DeliveryView;
import org.quietline.simulator.control.Views.MessageView;
import org.quietline.simulator.control.Views.RequestsView;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.MessageStore;
import org.quietline.simulator.webhook.DeliveryLog;

/** Looks at what the phones saw and at what went over the wire. */
final class Lookout {
    private static final int DEFAULT_LIMIT = 100;
    private static final int LARGEST_LIMIT = 100_000;

    private final MessageStore store;
    private final DeliveryLog deliveries;
    private final CreateCalls calls;
    private final Faults faults;

    Lookout(MessageStore store, DeliveryLog deliveries, CreateCalls calls, Faults faults) {
        this.store = store;
        this.deliveries = deliveries;
        this.calls = calls;
        this.faults = faults;
    }

    /** Answers with messages in both directions, newest first. */
    Reply messages(Call call) {
        Optional<Instant> since;
        try {
            since = call.query().filled("since").map(Instant::parse);
        } catch (DateTimeException e) {
            return Problems.badRequest("since is no time such as 2026-11-22T18:00:00Z");
        }
        Stream<Message> messages = call.query()
                .number("phone")
                .map(phone -> store.ofPhoneBefore(phone, Long.MAX_VALUE))
                .orElseGet(() -> store.before(Long.MAX_VALUE));
        List<MessageView> found = messages.filter(message ->
                        since.isEmpty() || !message.progress().created().isBefore(since.get()))
                .limit(limit(call))
                .map(MessageView::of)
                .toList();
        return Reply.json(200, Map.of("messages", found));
    }

    /** Answers with calls to webhooks, newest first. */
    Reply webhooks(Call call) {
        Optional<String> sid = call.query().filled("sid");
        Optional<String> kind = call.query().filled("kind");
        List<DeliveryView> found = deliveries.newestFirst().stream()
                .filter(delivery -> sid.isEmpty() || delivery.messageSid().equals(sid.get()))
                .filter(delivery -> kind.isEmpty() || delivery.kind().name().equalsIgnoreCase(kind.get()))
                .limit(limit(call))
                .map(DeliveryView::of)
                .toList();
        return Reply.json(200, Map.of("webhooks", found));
    }

    /** Answers with counts of the calls that create messages. */
    Reply requests(Call call) {
        Map<String, Integer> struck = faults.struck().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().word(), Map.Entry::getValue));
        boolean brief = call.query().first("callbacks").filter("false"::equals).isPresent();
        Map<String, CreateCalls.Count> callbacks = brief ? Map.of() : calls.byCallback();
        return Reply.json(200, new RequestsView(calls.calls(), calls.accepted(), callbacks, struck));
    }

    private static int limit(Call call) {
        return call.query()
                .first("limit")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .map(asked -> Math.min(asked, LARGEST_LIMIT))
                .orElse(DEFAULT_LIMIT);
    }
}
