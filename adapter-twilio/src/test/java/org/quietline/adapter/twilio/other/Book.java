package org.quietline.adapter.twilio.other;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The log of messages, which can be listed page by page, the newest first. */
final class Book {
    private static final int USUAL_PAGE = 50;
    private static final int LARGEST_PAGE = 1000;

    private final String account;
    private final Random random = new Random(42);
    private final List<Row> rows = new ArrayList<>();

    Book(String account) {
        this.account = account;
    }

    synchronized Row add(
            String direction, @Nullable String from, String to, String body, @Nullable Instant sentAt, String status) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String sid = "SM" + HexFormat.of().formatHex(bytes);
        Row row = new Row(sid, direction, from, to, body, Instant.now(), sentAt, status, null);
        rows.add(row);
        return row;
    }

    synchronized Optional<Row> find(String sid) {
        return rows.stream().filter(row -> row.sid().equals(sid)).findFirst();
    }

    synchronized Row change(String sid, UnaryOperator<Row> change) {
        rows.replaceAll(row -> row.sid().equals(sid) ? change.apply(row) : row);
        return find(sid).orElseThrow();
    }

    synchronized List<Row> all() {
        return List.copyOf(rows);
    }

    /** One page, as the query wants it: the first, or the one that its {@code PageToken} names. */
    synchronized String page(Map<String, String> query) {
        int size =
                Math.min(LARGEST_PAGE, Integer.parseInt(query.getOrDefault("PageSize", Integer.toString(USUAL_PAGE))));
        int page = Integer.parseInt(query.getOrDefault("Page", "0"));
        List<Row> found = rows.stream()
                .filter(row -> matches(row, query))
                .sorted(Comparator.comparing(Row::createdAt).reversed())
                .toList();
        String token = query.get("PageToken");
        int start = token == null ? 0 : after(found, token.substring(2));
        int end = Math.min(found.size(), start + size);
        String listed =
                found.subList(start, end).stream().map(row -> row.json(account)).collect(Collectors.joining(","));
        @Nullable String next = end < found.size() ? next(query, size, page + 1, found.get(end - 1)) : null;
        return "{\"next_page_uri\":" + (next == null ? "null" : "\"" + next + "\"") + ",\"page_size\":" + size
                + ",\"messages\":[" + listed + "],\"page\":" + page + ",\"start\":" + start + ",\"end\":" + (end - 1)
                + ",\"unknown\":[]}";
    }

    private static int after(List<Row> found, String sid) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).sid().equals(sid)) {
                return i + 1;
            }
        }
        throw new IllegalStateException("a page was asked for that was never named");
    }

    private String next(Map<String, String> query, int size, int page, Row last) {
        StringBuilder next = new StringBuilder("/2010-04-01/Accounts/" + account + "/Messages.json?");
        query.forEach((name, value) -> {
            if (!name.startsWith("Page")) {
                next.append(Form.encoded(name))
                        .append('=')
                        .append(Form.encoded(value))
                        .append('&');
            }
        });
        return next + "PageSize=" + size + "&Page=" + page + "&PageToken=PA" + last.sid();
    }

    private static boolean matches(Row row, Map<String, String> query) {
        String to = query.get("To");
        String from = query.get("From");
        String since = query.get("DateSent>");
        return (to == null || to.equals(row.to()))
                && (from == null || from.equals(row.from()))
                && (since == null || (row.sentAt() != null && !row.sentAt().isBefore(time(since))));
    }

    /** A date, or a date and a time, both in UTC. */
    private static Instant time(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : LocalDateTime.parse(text.replace("Z", "")).toInstant(ZoneOffset.UTC);
    }
}
