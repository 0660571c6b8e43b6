package org.quietline.adapter.web.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.util.HeaderValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Copies what a request says out of the server's own types. */
final class Requests {
    private final ClientAddress clientAddress;

    Requests(ClientAddress clientAddress) {
        this.clientAddress = clientAddress;
    }

    Call.Parts parts(HttpServerExchange exchange, Map<String, String> pathParameters) {
        Map<String, List<String>> query = new HashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> query.put(name, new ArrayList<>(values)));
        Map<String, List<String>> headers = new HashMap<>();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            headers.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), new ArrayList<>(values));
        }
        return new Call.Parts(
                exchange.getRequestMethod().toString(),
                pathAndQuery(exchange),
                Map.copyOf(pathParameters),
                query,
                headers,
                cookies(exchange),
                clientAddress.of(exchange));
    }

    /** As it stood in the request line, without scheme and host where a client sent them too. */
    private static String pathAndQuery(HttpServerExchange exchange) {
        String uri = exchange.getRequestURI();
        if (exchange.isHostIncludedInRequestURI()) {
            int path = uri.indexOf('/', uri.indexOf("//") + 2);
            uri = path < 0 ? "/" : uri.substring(path);
        }
        return exchange.getQueryString().isEmpty() ? uri : uri + "?" + exchange.getQueryString();
    }

    private static Map<String, String> cookies(HttpServerExchange exchange) {
        Map<String, String> cookies = new HashMap<>();
        try {
            for (Cookie cookie : exchange.requestCookies()) {
                cookies.putIfAbsent(cookie.getName(), cookie.getValue());
            }
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
        return cookies;
    }
}
