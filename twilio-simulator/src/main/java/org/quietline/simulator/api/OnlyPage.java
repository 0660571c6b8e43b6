package org.quietline.simulator.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.http.Reply;

/** A list that is short enough for one page, as Twilio answers it. */
final class OnlyPage {
    private static final int SIZE = 50;

    private OnlyPage() {}

    /**
     * The answer.
     *
     * @param path where it was asked for
     * @param name the field that holds the rows
     */
    static Reply of(String path, String name, List<Map<String, @Nullable Object>> rows) {
        String uri = path + "?PageSize=" + SIZE + "&Page=0";
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("first_page_uri", uri);
        body.put("end", Math.max(rows.size() - 1, 0));
        body.put("previous_page_uri", null);
        body.put(name, rows);
        body.put("uri", uri);
        body.put("page_size", SIZE);
        body.put("start", 0);
        body.put("next_page_uri", null);
        body.put("page", 0);
        return Reply.json(200, body);
    }
}
