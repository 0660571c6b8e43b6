package org.quietline.adapter.twilio.other;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One message in the log of this Twilio. Its {@code toString} shows the SID alone. */
record Row(
        String sid,
        String direction,
        @Nullable String from,
        String to,
        String body,
        Instant createdAt,
        @Nullable Instant sentAt,
        String status,
        @Nullable Integer errorCode) {
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
            .withZone(ZoneOffset.UTC);

    Row with(String newStatus, @Nullable Instant newSentAt, @Nullable Integer newErrorCode) {
        return new Row(sid, direction, from, to, body, createdAt, newSentAt, newStatus, newErrorCode);
    }

    boolean isInbound() {
        return direction.equals("inbound");
    }

    /**
     * As JSON, with the fields in an order of its own for each message, with fields that nobody has heard of, and with
     * those left out or null that may be.
     */
    String json(String account) {
        boolean terse = sid.hashCode() % 2 == 0;
        List<String> fields = new ArrayList<>(List.of(
                field("sid", sid),
                field("account_sid", account),
                field("body", body),
                field("status", status),
                field("direction", direction),
                field("to", to),
                field("from", from),
                field("date_created", RFC_2822.format(createdAt)),
                field("date_updated", RFC_2822.format(createdAt)),
                field("date_sent", sentAt == null ? null : RFC_2822.format(sentAt)),
                field("num_segments", direction.equals("inbound") || sentAt != null ? "1" : "0"),
                field("num_media", "0"),
                "\"error_code\":" + errorCode,
                "\"never_heard_of\":{\"deeply\":[1,2.5e3,{\"nested\":null}]}",
                "\"tags\":{\"campaign\":\"x\"}",
                field("uri", "/2010-04-01/Accounts/" + account + "/Messages/" + sid + ".json")));
        if (!terse) {
            fields.addAll(List.of(
                    field("api_version", "2010-04-01"),
                    field("messaging_service_sid", null),
                    field("error_message", null),
                    field("price", "-0.00750"),
                    field("price_unit", "USD"),
                    "\"subresource_uris\":{\"media\":\"/2010-04-01/Accounts/" + account + "/Messages/" + sid
                            + "/Media.json\"}"));
        }
        Collections.shuffle(fields, new Random(sid.hashCode()));
        return "{ " + String.join(" ,\n  ", fields) + "\n}";
    }

    private static String field(String name, @Nullable String value) {
        return "\"" + name + "\" : " + (value == null ? "null" : quoted(value));
    }

    /** Everything but plain ASCII as escapes, and the slash too, as some writers of JSON do. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars()
                .forEach(c -> quoted.append(
                        c == '"' || c == '\\' || c == '/'
                                ? "\\" + (char) c
                                : c < ' ' || c > '~'
                                        ? String.format(Locale.ROOT, "\\u%04X", c)
                                        : Character.toString((char) c)));
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return sid;
    }
}
