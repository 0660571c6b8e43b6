package org.quietline.adapter.web.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.page.Choices;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.page.MessagesPage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.States;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.Redaction;

/** The two logs: what came in, and what went out. */
public final class Logs {
    private static final String IN = "/messages/in";
    private static final String OUT = "/messages/out";

    private final BrowseMessages messages;
    private final Rows rows;
    private final MessageJson json;
    private final Pages pages;

    Logs(BrowseMessages messages, Rows rows, MessageJson json, Pages pages) {
        this.messages = messages;
        this.rows = rows;
        this.json = json;
        this.pages = pages;
    }

    Answer incoming(Call call, Visitor visitor) {
        ListQuery query = ListQuery.of(call, IN, ListTools.PARAMETERS);
        if (holdsNumber(query) && !call.wantsJson()) {
            return withoutNumber(query);
        }
        IncomingFilter filter = ListFilters.incoming(query);
        String live = pages.live(ListFilters.live("in", query));
        Listing<IncomingMessage> listing =
                listing(query, () -> messages.incoming(filter, query.order(), query.after(), query.limit()));
        if (call.wantsJson()) {
            return json(listing, row -> json.of(row, listing.name(row.from()).orElse(null)));
        }
        List<Choices> filters = List.of(
                ListTools.choices(
                        query, "Status", "status", labels("answered", "Answered", "unanswered", "Not answered")),
                ListTools.choices(
                        query, "Sender", "registered", labels("true", "Registered", "false", "Not registered")));
        MessagesPage page = new MessagesPage(
                "in",
                "Incoming",
                "Every message to your numbers, whoever sent it.",
                ListTools.of(query, IN, filters, listing.next()),
                listing.rows().stream()
                        .map(row -> rows.of(row, listing.name(row.from()).orElse(null)))
                        .toList(),
                ListTools.isLive(query));
        return page(visitor, page, live);
    }

    Answer outgoing(Call call, Visitor visitor) {
        ListQuery query = ListQuery.of(call, OUT, ListTools.PARAMETERS);
        if (holdsNumber(query) && !call.wantsJson()) {
            return withoutNumber(query);
        }
        OutgoingFilter filter = ListFilters.outgoing(query);
        String live = pages.live(ListFilters.live("out", query));
        Listing<OutgoingMessage> listing =
                listing(query, () -> messages.outgoing(filter, query.order(), query.after(), query.limit()));
        if (call.wantsJson()) {
            return json(listing, row -> json.of(row, listing.name(row.to()).orElse(null)));
        }
        Map<String, String> states = labels();
        for (DeliveryStatus status : DeliveryStatus.values()) {
            states.put(status.code(), States.shown(status).words());
        }
        MessagesPage page = new MessagesPage(
                "out",
                "Outgoing",
                "Replies and messages from here, and how far each has come.",
                ListTools.of(query, OUT, List.of(ListTools.choices(query, "Status", "status", states)), listing.next()),
                listing.rows().stream()
                        .map(row -> rows.of(row, listing.name(row.to()).orElse(null)))
                        .toList(),
                ListTools.isLive(query));
        return page(visitor, page, live);
    }

    private Answer page(Visitor visitor, MessagesPage page, String live) {
        Frame frame = pages.liveFrame(page.heading(), page.direction(), visitor.name(), visitor.formToken(), live);
        return pages.answer(200, pages.templates().messages(frame, page));
    }

    /** A number must not stay in an address, where histories and proxies keep it. */
    private static Answer withoutNumber(ListQuery query) {
        return Answer.seeOther(query.with("q", Redaction.redact(query.value("q"))));
    }

    private static boolean holdsNumber(ListQuery query) {
        return !Redaction.redact(query.value("q")).equals(query.value("q"));
    }

    private static Map<String, String> labels(String... valuesAndWords) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("", "All");
        for (int i = 0; i < valuesAndWords.length; i += 2) {
            labels.put(valuesAndWords[i], valuesAndWords[i + 1]);
        }
        return labels;
    }

    private static <T> Listing<T> listing(ListQuery query, java.util.function.Supplier<Listing<T>> read) {
        if (query.findsNothing()) {
            return new Listing<>(List.of(), Map.of(), null);
        }
        return read.get();
    }

    private static <T> Answer json(Listing<T> listing, Function<T, Json> row) {
        return new Json()
                .put(
                        "messages",
                        listing.rows().stream().map(row).map(Json::fields).toList())
                .put("next", listing.next())
                .answer(200);
    }
}
