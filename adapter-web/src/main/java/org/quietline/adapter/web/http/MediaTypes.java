package org.quietline.adapter.web.http;

import java.util.Locale;

/** The media types in use. */
public final class MediaTypes {
    /** A form, as browsers and carriers send it. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** JSON. */
    public static final String JSON = "application/json";

    /** An error in JSON (RFC 9457). */
    public static final String PROBLEM = "application/problem+json";

    /** A page. */
    public static final String HTML = "text/html; charset=utf-8";

    /** Plain text. */
    public static final String TEXT = "text/plain; charset=utf-8";

    private MediaTypes() {}

    /** The type in lower case, without its parameters. */
    static String of(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
