package org.quietline.simulator.control;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lets only this machine in: a Host that is a name of loopback, no Origin but our own, and no sign of a proxy in
 * between, so that neither a page of the wide web in a browser here nor a visitor of a proxy here reaches the
 * simulator.
 */
public final class LocalOnly implements HttpHandler {
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]+)?");

    private static final List<String> FORWARDING = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

    private final HttpHandler next;

    public LocalOnly(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String host = exchange.getRequestHeaders().getFirst(Headers.HOST);
        String origin = exchange.getRequestHeaders().getFirst(Headers.ORIGIN);
        boolean local = host != null && LOOPBACK.matcher(host).matches();
        boolean direct = FORWARDING.stream().noneMatch(exchange.getRequestHeaders()::contains);
        if (local && direct && (origin == null || origin.equals("http://" + host))) {
            next.handleRequest(exchange);
        } else {
            exchange.setStatusCode(403).endExchange();
        }
    }
}
