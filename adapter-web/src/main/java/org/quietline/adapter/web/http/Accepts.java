package org.quietline.adapter.web.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a client can read, after <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1">RFC 9110</a>: of the
 * ranges that match a type, the most specific one tells its quality.
 */
final class Accepts {
    private final double json;
    private final double html;

    private Accepts(double json, double html) {
        this.json = json;
        this.html = html;
    }

    static Accepts of(@Nullable List<String> values) {
        if (values == null) {
            return new Accepts(0, 1);
        }
        String[] ranges = String.join(",", values).split(",", -1);
        double problem = quality(ranges, MediaTypes.PROBLEM);
        return new Accepts(Math.max(quality(ranges, MediaTypes.JSON), problem), quality(ranges, "text/html"));
    }

    /** Whether JSON ranks above HTML; what ranks both alike gets HTML. */
    boolean prefersJson() {
        return json > html;
    }

    private static double quality(String[] ranges, String type) {
        int best = -1;
        double quality = 0;
        for (String range : ranges) {
            String[] parts = range.split(";", -1);
            int specificity = specificity(parts[0].strip().toLowerCase(Locale.ROOT), type);
            if (specificity > best) {
                best = specificity;
                quality = weight(parts);
            }
        }
        return quality;
    }

    private static int specificity(String range, String type) {
        if (range.equals(type)) {
            return 2;
        }
        if (range.endsWith("/*") && range.length() > 2 && type.startsWith(range.substring(0, range.length() - 1))) {
            return 1;
        }
        return range.equals("*/*") ? 0 : -1;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                try {
                    double q = Double.parseDouble(parameter.substring(2));
                    return q >= 0 && q <= 1 ? q : 0;
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
