package org.quietline.adapter.web.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.page.Choice;
import org.quietline.adapter.web.page.Choices;
import org.quietline.adapter.web.page.Column;
import org.quietline.adapter.web.page.Hidden;
import org.quietline.adapter.web.page.Tools;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.domain.phone.Redaction;

/** Makes the search box, the filters, the heads of the columns and the links to further pages of a list. */
final class ListTools {
    static final List<String> PARAMETERS =
            List.of("q", "status", "registered", "from", "to", "sort", "order", "limit", "after");

    private static final Set<String> FILTERS = Set.copyOf(ListFilters.OF_MESSAGES);
    private static final List<String> KEPT_BY_THE_FORM = List.of("status", "registered", "sort", "order", "limit");

    private ListTools() {}

    static Tools of(ListQuery query, String path, List<Choices> filters, @Nullable String next) {
        List<Hidden> hidden = new ArrayList<>();
        for (String name : KEPT_BY_THE_FORM) {
            if (!query.value(name).isEmpty()) {
                hidden.add(new Hidden(name, query.value(name)));
            }
        }
        return new Tools(
                path,
                Redaction.redact(query.value("q")),
                query.value("from"),
                query.value("to"),
                hidden,
                filters,
                columns(query),
                query.has(FILTERS) ? cleared(query) : "",
                query.after() == null ? "" : query.with(Map.of()),
                next == null ? "" : query.with("after", next),
                query.with(Map.of("sort", "", "order", "")),
                query.findsNothing() ? "Search for words, or for the last four digits of a number." : "");
    }

    /** Whether new messages belong at the top of this page. */
    static boolean isLive(ListQuery query) {
        return query.after() == null && !query.has(FILTERS) && query.order().equals(Order.NEWEST_FIRST);
    }

    static Choices choices(ListQuery query, String label, String name, Map<String, String> labels) {
        List<Choice> choices = new ArrayList<>();
        labels.forEach((value, words) -> choices.add(
                new Choice(words, query.with(name, value), query.value(name).equals(value))));
        return new Choices(label, choices);
    }

    private static List<Column> columns(ListQuery query) {
        return List.of(
                column(query, "Contact", "displayName", SortBy.DISPLAY_NAME),
                new Column("Message", "", "none"),
                column(query, "Status", "status", SortBy.STATUS),
                column(query, "Time", "timestamp", SortBy.TIMESTAMP));
    }

    private static Column column(ListQuery query, String label, String sort, SortBy by) {
        Order order = query.order();
        boolean isSorted = order.by() == by;
        boolean nextIsDescending = isSorted ? !order.descending() : by == SortBy.TIMESTAMP;
        return new Column(
                label,
                query.with(Map.of("sort", sort, "order", nextIsDescending ? "desc" : "asc")),
                isSorted ? (order.descending() ? "descending" : "ascending") : "none");
    }

    private static String cleared(ListQuery query) {
        return query.with(Map.of("q", "", "status", "", "registered", "", "from", "", "to", ""));
    }
}
