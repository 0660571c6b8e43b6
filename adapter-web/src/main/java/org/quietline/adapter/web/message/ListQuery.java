package org.quietline.adapter.web.message;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.SortBy;
import org.quietline.application.search.SearchQuery;

/** What an address of a list asks for. What it does not understand is a problem, not ignored. */
public final class ListQuery {
    private static final Map<String, SortBy> SORTS =
            Map.of("timestamp", SortBy.TIMESTAMP, "displayName", SortBy.DISPLAY_NAME, "status", SortBy.STATUS);
    private static final LocalDate FIRST_DAY = LocalDate.of(1970, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final int LONGEST_SEARCH = 500;

    private final String path;
    private final Map<String, String> values;

    private ListQuery(String path, Map<String, String> values) {
        this.path = path;
        this.values = values;
    }

    /** Reads these parameters of the request's address. */
    public static ListQuery of(Call call, String path, List<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            call.query(name)
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .ifPresent(v -> values.put(name, v));
        }
        return new ListQuery(path, values);
    }

    /** The first page of a list, asked for without parameters. */
    static ListQuery first(String path) {
        return new ListQuery(path, new LinkedHashMap<>());
    }

    /** The parameter's value, or "". */
    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether the list is narrowed by any of these. */
    boolean has(Set<String> names) {
        return names.stream().anyMatch(values::containsKey);
    }

    /** The words searched for. */
    Optional<SearchQuery> search() {
        if (value("q").length() > LONGEST_SEARCH) {
            throw Problem.of(400, "q has at most " + LONGEST_SEARCH + " characters.");
        }
        return SearchQuery.parse(value("q"));
    }

    /** Whether the search holds nothing that can be searched for, so that it finds nothing. */
    boolean findsNothing() {
        return !value("q").isEmpty() && search().isEmpty();
    }

    @Nullable Boolean truth(String name, String yes, String no) {
        String value = value(name);
        if (value.isEmpty()) {
            return null;
        }
        if (!value.equals(yes) && !value.equals(no)) {
            throw Problem.of(400, name + " is " + yes + " or " + no + ".");
        }
        return value.equals(yes);
    }

    @Nullable Instant from() {
        LocalDate day = day("from");
        return day == null ? null : day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Nullable Instant until() {
        LocalDate day = day("to");
        // No message comes after the last day that can be written with four digits.
        return day == null || day.equals(LAST_DAY)
                ? null
                : day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private @Nullable LocalDate day(String name) {
        if (value(name).isEmpty()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(value(name));
            if (!day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY)) {
                return day;
            }
        } catch (DateTimeException e) {
            // said below
        }
        throw Problem.of(400, name + " is a date such as 2026-03-01.");
    }

    Order order() {
        String sort = value("sort");
        SortBy by = sort.isEmpty() ? SortBy.TIMESTAMP : SORTS.get(sort);
        if (by == null) {
            throw Problem.of(400, "sort is timestamp, displayName or status.");
        }
        return switch (value("order")) {
            case "asc" -> new Order(by, false);
            case "desc" -> new Order(by, true);
            case "" -> new Order(by, by == SortBy.TIMESTAMP);
            default -> throw Problem.of(400, "order is asc or desc.");
        };
    }

    /** Refuses any order but the only one of a list that cannot be sorted otherwise. */
    public void requireOrder(String sort, String order) {
        if (!List.of("", sort).contains(value("sort"))) {
            throw Problem.of(400, "sort is " + sort + ".");
        }
        if (!List.of("", order).contains(value("order"))) {
            throw Problem.of(400, "order is " + order + ".");
        }
    }

    /** The cursor, or null for the first page. */
    public @Nullable String after() {
        return values.get("after");
    }

    /** How many rows. */
    public int limit() {
        if (value("limit").isEmpty()) {
            return Listing.DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(value("limit"));
            if (limit >= 1 && limit <= Listing.MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Problem.of(400, "limit is a number from 1 to " + Listing.MAX_LIMIT + ".");
    }

    /** The address of the list with this changed and from its first page on; "" takes the parameter away. */
    public String with(String name, String value) {
        return with(Map.of(name, value));
    }

    String with(Map<String, String> changes) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.remove("after");
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return address(changed);
    }

    /** Those of these parameters that have a value, as they stand in an address; "" for none. */
    String only(List<String> names) {
        Map<String, String> chosen = new LinkedHashMap<>(values);
        chosen.keySet().retainAll(names);
        return pairs(chosen);
    }

    private String address(Map<String, String> parameters) {
        String pairs = pairs(parameters);
        return pairs.isEmpty() ? path : path + "?" + pairs;
    }

    private static String pairs(Map<String, String> parameters) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return String.join("&", pairs);
    }
}
