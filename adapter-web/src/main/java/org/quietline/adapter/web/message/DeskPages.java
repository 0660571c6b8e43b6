package org.quietline.adapter.web.message;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.page.Choices;
import org.quietline.adapter.web.page.DeskPage;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.site.Pages;
import org.quietline.application.browse.BrowseConversations;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.Conversations.Filter;
import org.quietline.application.port.Conversations.Sender;

/** The first screen: the conversations that somebody has to look after; and those that were looked after. */
final class DeskPages {
    private static final String PATH = "/conversations";
    private static final List<String> PARAMETERS = List.of("state", "registered", "sort", "order", "limit", "after");

    private final BrowseConversations conversations;
    private final Talks talks;
    private final Pages pages;

    DeskPages(BrowseConversations conversations, Talks talks, Pages pages) {
        this.conversations = conversations;
        this.talks = talks;
        this.pages = pages;
    }

    Answer list(Call call, Visitor visitor) {
        ListQuery query = ListQuery.of(call, PATH, PARAMETERS);
        query.requireOrder("timestamp", "desc");
        Filter filter = ListFilters.conversations(query);
        boolean handled = filter.handled();
        String live = pages.live(ListFilters.ofDesk(query));
        Listing<Sender> listing = conversations.list(filter, query.after(), query.limit());
        @Nullable String next = listing.next();
        if (call.wantsJson()) {
            return new Json()
                    .put(
                            "conversations",
                            listing.rows().stream()
                                    .map(sender -> talks.json(sender).fields())
                                    .toList())
                    .put("next", next)
                    .answer(200);
        }
        DeskPage page = new DeskPage(
                handled
                        ? "Looked after, until the contact writes again."
                        : "What somebody still has to look after. A new text opens a conversation again.",
                filters(query),
                listing.rows().stream().map(talks::of).toList(),
                !handled,
                !handled && filter.registered() == null && query.after() == null,
                query.with(Map.of()),
                query.after() == null ? "" : query.with(Map.of()),
                next == null ? "" : query.with("after", next));
        String title = handled ? "Handled" : counted(listing.rows().size(), next != null) + "Open";
        Frame frame = pages.liveFrame(title, "desk", visitor.name(), visitor.formToken(), live);
        return pages.answer(200, pages.templates().desk(frame, page));
    }

    private static String counted(int rows, boolean hasMore) {
        return rows == 0 ? "" : "(" + rows + (hasMore ? "+) " : ") ");
    }

    private static List<Choices> filters(ListQuery query) {
        Map<String, String> states = new LinkedHashMap<>();
        states.put("", "Open");
        states.put("handled", "Handled");
        Map<String, String> senders = new LinkedHashMap<>();
        senders.put("", "Everybody");
        senders.put("true", "Users");
        senders.put("false", "Unknown senders");
        return List.of(
                ListTools.choices(query, "State", "state", states),
                ListTools.choices(query, "From", "registered", senders));
    }
}
