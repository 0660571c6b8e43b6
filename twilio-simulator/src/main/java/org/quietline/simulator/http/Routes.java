package org.quietline.simulator.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RoutingHandler;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** The routes of the simulator. Each call runs on a virtual thread of its own, so a route may block. */
public final class Routes {
    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    private final RoutingHandler routing = new RoutingHandler(false);
    private final Executor threads;

    public Routes(Executor threads) {
        this.threads = threads;
    }

    /** What answers one kind of call. */
    public interface Route {
        Answer answer(Call call) throws IOException, InterruptedException;
    }

    /** Adds a route; {@code template} may have parts such as <code>{sid}</code>. */
    public Routes add(String method, String template, Route route) {
        routing.add(method, template, exchange -> exchange.dispatch(threads, dispatched -> run(route, dispatched)));
        return this;
    }

    /** Adds a handler that writes to the exchange by itself. */
    public Routes stream(String template, HttpHandler handler) {
        routing.get(template, handler);
        return this;
    }

    /** Returns the routes as one handler, with another for what none of them takes. */
    public HttpHandler handler(HttpHandler otherwise) {
        return routing.setFallbackHandler(otherwise);
    }

    private static void run(Route route, HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        Answer answer = answered(route, exchange);
        try {
            switch (answer) {
                case Reply reply -> write(reply, exchange);
                case Answer.HangUp hangUp -> IoUtils.safeClose(exchange.getConnection());
            }
        } finally {
            answer.afterwards().run();
        }
    }

    private static Answer answered(Route route, HttpServerExchange exchange) throws IOException {
        try {
            return route.answer(new Call(exchange));
        } catch (MalformedFormException e) {
            return Reply.text(400, "text/plain", "malformed escape in a form\n");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.empty(503);
        } catch (RuntimeException e) {
            log.error("a route failed", withoutMessage(e));
            return Reply.empty(500);
        }
    }

    /** The message of an exception may hold a number or a text; where it happened does not. */
    private static Throwable withoutMessage(RuntimeException e) {
        Throwable shown = new IllegalStateException(e.getClass().getName());
        shown.setStackTrace(e.getStackTrace());
        return shown;
    }

    private static void write(Reply reply, HttpServerExchange exchange) throws IOException {
        exchange.setStatusCode(reply.status());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        byte[] body = reply.body();
        if (body.length > 0) {
            exchange.setResponseContentLength(body.length);
            try (OutputStream out = exchange.getOutputStream()) {
                out.write(body);
            }
        } else {
            exchange.endExchange();
        }
    }
}
