package org.quietline.adapter.web.message;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.MediaTypes;
import org.quietline.adapter.web.page.ConversationPage;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.States;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseMessages.MessageThread;
import org.quietline.application.browse.Listing;
import org.quietline.application.browse.TendConversation;
import org.quietline.application.port.LoggedMessage;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;

/** Everything to and from one contact. */
public final class ConversationPages {
    /** Stands for the latest message of a contact who never wrote. */
    static final String NONE = "-";

    private static final List<String> PARAMETERS = List.of("limit", "after");

    private final BrowseMessages messages;
    private final TendConversation tend;
    private final Contacts contacts;
    private final Rows rows;
    private final MessageJson json;
    private final Pages pages;

    ConversationPages(
            BrowseMessages messages,
            TendConversation tend,
            Contacts contacts,
            Rows rows,
            MessageJson json,
            Pages pages) {
        this.messages = messages;
        this.tend = tend;
        this.contacts = contacts;
        this.rows = rows;
        this.json = json;
        this.pages = pages;
    }

    /** What was written in the reply box, and why it was not sent. */
    private record Draft(String id, String text, String error, boolean isQuestion) {}

    Answer show(Call call, Visitor visitor) {
        PhoneNumber contact = contacts.require(call.path("user"));
        ListQuery query = ListQuery.of(call, "/conversations/" + call.path("user"), PARAMETERS);
        String live = live(contact);
        MessageThread thread = messages.conversation(contact, query.after(), query.limit());
        return call.wantsJson()
                ? json(thread)
                : page(200, thread, query, new Draft(Ids.fresh(), "", "", false), live, visitor);
    }

    private String live(PhoneNumber contact) {
        return pages.live("conversation&user=" + contacts.reference(contact));
    }

    /** The conversation with a reply that was not sent. */
    Answer rejected(PhoneNumber contact, String id, String text, String error, Visitor visitor) {
        return again(422, contact, new Draft(id, text, error, false), visitor);
    }

    /** The conversation with a reply that waits until its writer has read what came meanwhile. */
    Answer overtaken(PhoneNumber contact, String id, String text, Visitor visitor) {
        String question = "A message came while you were writing. Read it; then send your reply, or change it.";
        return again(409, contact, new Draft(id, text, question, true), visitor);
    }

    private Answer again(int status, PhoneNumber contact, Draft draft, Visitor visitor) {
        String live = live(contact);
        MessageThread thread = messages.conversation(contact, null, Listing.DEFAULT_LIMIT);
        ListQuery query = ListQuery.first("/conversations/" + contacts.reference(contact));
        return page(status, thread, query, draft, live, visitor);
    }

    /**
     * The contact's latest message of the first page; {@link #NONE} when they never wrote, "" when that is not known.
     */
    private static String seen(MessageThread thread, ListQuery query) {
        if (query.after() != null) {
            return "";
        }
        return thread.messages().rows().stream()
                .filter(LoggedMessage.In.class::isInstance)
                .map(message -> message.id().value())
                .findFirst()
                .orElse(thread.messages().next() == null ? NONE : "");
    }

    Answer handle(Call call, Visitor visitor) {
        PhoneNumber contact = contacts.require(call.path("user"));
        tend.handle(contact, visitor.name());
        return tended(call, contact);
    }

    Answer open(Call call, Visitor visitor) {
        PhoneNumber contact = contacts.require(call.path("user"));
        tend.open(contact, visitor.name());
        return tended(call, contact);
    }

    private Answer tended(Call call, PhoneNumber contact) {
        String address = "/conversations/" + contacts.reference(contact);
        if (call.header("hx-request").isPresent()) {
            return Answer.of(200, MediaTypes.HTML, "");
        }
        if (!call.answersJson()) {
            boolean isFromList = Json.fields(call).text("return").equals("list");
            return Answer.seeOther(isFromList ? "/conversations" : address);
        }
        Conversation state = messages.conversation(contact, null, 1).state();
        return new Json()
                .put("user", contacts.reference(contact))
                .put("state", state.state())
                .answer(200);
    }

    private Answer json(MessageThread thread) {
        @Nullable String name = name(thread);
        return new Json()
                .put("user", contacts.reference(thread.contact()))
                .put("phoneNumber", thread.contact().masked())
                .put("displayName", name == null ? null : Contacts.name(name))
                .put("state", thread.state().state())
                .put(
                        "messages",
                        thread.messages().rows().stream()
                                .map(message -> json.of(message, name).fields())
                                .toList())
                .put("next", thread.messages().next())
                .answer(200);
    }

    private Answer page(int status, MessageThread thread, ListQuery query, Draft draft, String live, Visitor visitor) {
        @Nullable String name = name(thread);
        Registration registration = Registration.check(thread.user().orElse(null));
        @Nullable String next = thread.messages().next();
        ConversationPage page = new ConversationPage(
                contacts.shown(thread.contact(), name),
                States.shown(thread.state()),
                thread.state() instanceof Conversation.Open,
                States.shown(registration),
                rows.bubbles(thread.messages().rows(), name),
                next == null ? "" : query.with("after", next),
                query.after() == null ? "" : query.with(Map.of()),
                Refusals.sentence(registration).orElse(""),
                draft.id(),
                draft.text(),
                draft.error(),
                draft.isQuestion(),
                seen(thread, query));
        Frame frame = pages.liveFrame(page.contact().title(), "desk", visitor.name(), visitor.formToken(), live);
        return pages.answer(status, pages.templates().conversation(frame, page));
    }

    private static @Nullable String name(MessageThread thread) {
        return thread.user().flatMap(User::displayName).orElse(null);
    }
}
