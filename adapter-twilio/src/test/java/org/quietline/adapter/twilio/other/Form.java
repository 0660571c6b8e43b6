package org.quietline.adapter.twilio.other;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Forms and queries, each name once. */
final class Form {
    private Form() {}

    static Map<String, String> parsed(@Nullable String text) {
        Map<String, String> parsed = new LinkedHashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                parsed.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parsed;
    }

    /** The parameters in an order of chance, with spaces in the one or the other form. */
    static String shuffled(Map<String, String> parameters, Random random) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, value) -> {
            String pair = encoded(name) + "=" + encoded(value);
            pairs.add(random.nextBoolean() ? pair : pair.replace("+", "%20"));
        });
        Collections.shuffle(pairs, random);
        return String.join("&", pairs);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
