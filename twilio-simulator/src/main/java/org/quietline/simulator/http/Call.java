package org.quietline.simulator.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One HTTP request as a route sees it; its body has been read whole. */
public final class Call {
    private final HttpServerExchange exchange;
    private final byte[] body;

    Call(HttpServerExchange exchange) throws IOException {
        this.exchange = exchange;
        this.body = exchange.getInputStream().readAllBytes();
    }

    /** Returns the part of the path with this name in the route's template. */
    public String path(String name) {
        String part = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get(name);
        if (part == null) {
            throw new IllegalStateException("the route has no part " + name);
        }
        return part;
    }

    /** Returns the path without the query. */
    public String path() {
        return exchange.getRequestPath();
    }

    /** Returns the query. */
    public Form query() {
        return Form.parse(exchange.getQueryString());
    }

    /** Returns the body as a form. */
    public Form form() {
        return Form.parse(new String(body, StandardCharsets.UTF_8));
    }

    /** Returns the body. */
    public byte[] body() {
        return body.clone();
    }

    /** Tells whether the body calls itself JSON. */
    public boolean isJson() {
        return header("Content-Type")
                .filter(type -> type.startsWith("application/json"))
                .isPresent();
    }

    /** Returns the first header of this name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
