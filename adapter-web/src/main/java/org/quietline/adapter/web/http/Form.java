package org.quietline.adapter.web.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a form, in UTF-8. Of several fields with one name the first counts. It hides what it holds. */
public final class Form {
    private static final int MOST_FIELDS = 100;

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The form in the request's body; throws a problem when it is malformed. */
    public static Form of(Call call) {
        Map<String, String> fields = new HashMap<>();
        String text = new String(call.body(), StandardCharsets.UTF_8);
        if (text.isEmpty()) {
            return new Form(fields);
        }
        String[] pairs = text.split("&", -1);
        if (pairs.length > MOST_FIELDS) {
            throw Problem.of(400, "The form has too many fields.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            fields.putIfAbsent(name, equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return new Form(fields);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "The form is malformed.");
        }
    }

    /** The field's value, also when it is empty. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The field's value, or "". */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "form of " + fields.size() + " fields";
    }
}
