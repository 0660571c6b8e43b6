package org.quietline.adapter.web.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.page.StrangerRow;
import org.quietline.adapter.web.page.StrangersPage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.Texts;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.browse.BrowseConversations;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.Conversations.Stranger;
import org.quietline.application.users.ManageUsers;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/** Who writes without being registered, and making a user of them. */
final class Strangers {
    private static final String PATH = "/strangers";

    private final BrowseConversations conversations;
    private final ManageUsers manage;
    private final Contacts contacts;
    private final Texts texts;
    private final Pages pages;

    Strangers(BrowseConversations conversations, ManageUsers manage, Contacts contacts, Texts texts, Pages pages) {
        this.conversations = conversations;
        this.manage = manage;
        this.contacts = contacts;
        this.texts = texts;
        this.pages = pages;
    }

    Answer list(Call call, Visitor visitor) {
        ListQuery query = ListQuery.of(call, PATH, List.of("limit", "after"));
        Listing<Stranger> listing = conversations.strangers(query.after(), query.limit());
        @Nullable String next = listing.next();
        if (call.wantsJson()) {
            return new Json()
                    .put(
                            "strangers",
                            listing.rows().stream()
                                    .map(stranger -> json(stranger).fields())
                                    .toList())
                    .put("next", next)
                    .answer(200);
        }
        String registered = call.query("registered")
                .filter(reference -> contacts.find(reference).isPresent())
                .orElse("");
        StrangersPage page = new StrangersPage(
                registered.isEmpty() ? "" : "Registered. What they wrote before belongs to them now.",
                registered,
                listing.rows().stream().map(this::shown).toList(),
                query.after() == null ? "" : PATH,
                next == null ? "" : query.with("after", next));
        Frame frame = pages.frame("Unknown senders", "strangers", visitor.name(), visitor.formToken());
        return pages.answer(200, pages.templates().strangers(frame, page));
    }

    Answer register(Call call, Visitor visitor) {
        PhoneNumber contact = contacts.require(call.path("user"));
        if (!contact.isE164()) {
            throw Problem.of(422, "Only a whole phone number can be registered. This sender has none.");
        }
        @Nullable String name = Json.fields(call)
                .field("displayName")
                .filter(text -> !text.isBlank())
                .orElse(null);
        User user = switch (manage.add(contact, name, visitor.name())) {
            case ManageUsers.Outcome.Added added -> added.user();
            case ManageUsers.Outcome.Changed changed -> changed.user();
            case ManageUsers.Outcome.Unchanged known -> known.user();
            case ManageUsers.Outcome.Unknown unknown -> throw Problem.notFound();
        };
        String reference = contacts.reference(contact);
        return call.wantsJson() || call.isJson()
                ? new Json()
                        .put("user", reference)
                        .put("phoneNumber", contact.masked())
                        .put(
                                "displayName",
                                user.displayName().map(Contacts::name).orElse(null))
                        .put("status", user.status().code())
                        .put("optedOut", user.optedOutAt().isPresent())
                        .answer(200)
                : Answer.seeOther(PATH + "?registered=" + reference);
    }

    private StrangerRow shown(Stranger stranger) {
        return new StrangerRow(
                contacts.shown(stranger.contact(), null),
                texts.shown(stranger.latest().text()),
                stranger.received() == 1 ? "1 message" : stranger.received() + " messages",
                stranger.received() == 1 ? null : Times.shown(stranger.firstAt()),
                Times.shown(stranger.latest().timestamp()),
                stranger.contact().isE164());
    }

    private Json json(Stranger stranger) {
        return new Json()
                .put("user", contacts.reference(stranger.contact()))
                .put("phoneNumber", stranger.contact().masked())
                .put("messageContent", texts.shown(stranger.latest().text()))
                .put("firstAt", stranger.firstAt().toString())
                .put("timestamp", stranger.latest().timestamp().toString())
                .put("count", (int) stranger.received());
    }
}
