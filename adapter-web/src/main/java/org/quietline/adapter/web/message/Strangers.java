package org.quietline.adapter.web.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.page.Stranger;
import org.quietline.adapter.web.page.StrangersPage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.Texts;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.browse.BadCursorException;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** Who writes without being registered: a page of their messages, put together by sender. */
final class Strangers {
    private static final String PATH = "/strangers";
    private static final IncomingFilter UNREGISTERED = new IncomingFilter(null, null, false, null, null);

    private final BrowseMessages messages;
    private final Contacts contacts;
    private final Texts texts;
    private final Pages pages;

    Strangers(BrowseMessages messages, Contacts contacts, Texts texts, Pages pages) {
        this.messages = messages;
        this.contacts = contacts;
        this.texts = texts;
        this.pages = pages;
    }

    /** One sender: the latest message, and how many there are on this page. */
    private record Sender(IncomingMessage latest, int count) {}

    Answer list(Call call, Visitor visitor) {
        ListQuery query = ListQuery.of(call, PATH, List.of("limit", "after"));
        Listing<IncomingMessage> listing = read(query);
        Map<PhoneNumber, Sender> senders = new LinkedHashMap<>();
        listing.rows()
                .forEach(message -> senders.merge(
                        message.from(),
                        new Sender(message, 1),
                        (known, more) -> new Sender(known.latest(), known.count() + 1)));
        @Nullable String next = listing.next();
        if (call.wantsJson()) {
            return new Json()
                    .put(
                            "strangers",
                            senders.values().stream()
                                    .map(sender -> json(sender, listing).fields())
                                    .toList())
                    .put("next", next)
                    .answer(200);
        }
        StrangersPage page = new StrangersPage(
                senders.values().stream().map(sender -> shown(sender, listing)).toList(),
                query.after() == null ? "" : PATH,
                next == null ? "" : query.with("after", next));
        Frame frame = pages.frame("Unknown senders", "strangers", visitor.name(), visitor.formToken());
        return pages.answer(200, pages.templates().strangers(frame, page));
    }

    private Listing<IncomingMessage> read(ListQuery query) {
        try {
            return messages.incoming(UNREGISTERED, Order.NEWEST_FIRST, query.after(), query.limit());
        } catch (BadCursorException e) {
            throw Problem.of(400, "The value of after does not belong to this list. Start from the first page.");
        }
    }

    private Stranger shown(Sender sender, Listing<IncomingMessage> listing) {
        IncomingMessage latest = sender.latest();
        return new Stranger(
                contacts.shown(latest.from(), listing.name(latest.from()).orElse(null)),
                texts.shown(latest.text()),
                sender.count() == 1 ? "1 message" : sender.count() + " messages",
                Times.shown(latest.timestamp()));
    }

    private Json json(Sender sender, Listing<IncomingMessage> listing) {
        IncomingMessage latest = sender.latest();
        return new Json()
                .put("user", contacts.reference(latest.from()))
                .put("phoneNumber", latest.from().masked())
                .put(
                        "displayName",
                        listing.name(latest.from()).map(Contacts::name).orElse(null))
                .put("messageContent", texts.shown(latest.text()))
                .put("timestamp", latest.timestamp().toString())
                .put("count", sender.count());
    }
}
