package org.quietline.adapter.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request, read as a whole, so that whoever works on it never waits for the network. It hides what it holds. */
public final class Call {
    private final String method;
    private final String pathAndQuery;
    private final Map<String, String> pathParameters;
    private final Map<String, List<String>> query;
    private final Map<String, List<String>> headers;
    private final Map<String, String> cookies;
    private final String client;
    private final byte[] body;

    /** All that a request consists of; header names in lower case. */
    record Parts(
            String method,
            String pathAndQuery,
            Map<String, String> pathParameters,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            Map<String, String> cookies,
            String client) {}

    Call(Parts parts, byte[] body) {
        this.method = parts.method();
        this.pathAndQuery = parts.pathAndQuery();
        this.pathParameters = parts.pathParameters();
        this.query = parts.query();
        this.headers = parts.headers();
        this.cookies = parts.cookies();
        this.client = parts.client();
        this.body = body;
    }

    /** The method, such as {@code GET}. */
    public String method() {
        return method;
    }

    /** The path and query as they stood in the request line, not decoded. */
    public String pathAndQuery() {
        return pathAndQuery;
    }

    /** The part of the path that stands for this name in the route. */
    public String path(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no " + name);
        }
        return value;
    }

    /** The first value of this query parameter; absent and empty are the same. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).map(List::getFirst).filter(value -> !value.isEmpty());
    }

    /** The first value of this header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).map(List::getFirst);
    }

    /** The only value of this header; empty when there is none, and when there are several. */
    public Optional<String> onlyHeader(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)))
                .filter(values -> values.size() == 1)
                .map(List::getFirst);
    }

    /** The value of this cookie. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name)).filter(value -> !value.isEmpty());
    }

    /** Where the request comes from, as far as can be told. */
    public String client() {
        return client;
    }

    /** The raw body, not a copy. */
    public byte[] body() {
        return body;
    }

    /** The token after {@code Authorization: Bearer}; "" when the header asks for it without giving one. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value ->
                        value.regionMatches(true, 0, "Bearer", 0, 6) && (value.length() == 6 || value.charAt(6) == ' '))
                .map(value -> value.substring(6).strip());
    }

    /** Whether the answer has to be JSON: a program asks, or {@code Accept} ranks it above HTML. */
    public boolean wantsJson() {
        return bearer().isPresent() || Accepts.of(headers.get("accept")).prefersJson();
    }

    /** Whether the body is JSON. */
    public boolean isJson() {
        return MediaTypes.of(this.header("content-type").orElse("")).equals(MediaTypes.JSON);
    }

    /** Whether what a post did is told in JSON rather than by a page: it is asked for, or was sent. */
    public boolean answersJson() {
        return wantsJson() || isJson();
    }

    @Override
    public String toString() {
        return method + " request of " + body.length + " bytes";
    }
}
