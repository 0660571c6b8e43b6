package org.quietline.adapter.web.http;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatcher;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.quietline.application.browse.BadCursorException;
import org.quietline.application.port.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who answers a request and turns every failure into an answer: no exception reaches the server, whose own error
 * log would repeat what it says. Each request has a virtual thread.
 */
public final class Dispatcher implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration LONGEST_READ = Duration.ofSeconds(20);
    private static final Gate UNKNOWN_PATHS = new Gate(64);

    private final PathTemplateMatcher<Map<String, Route>> routes = new PathTemplateMatcher<>();
    private final Route otherwise;
    private final Errors errors;
    private final SecurityHeaders securityHeaders;
    private final Requests requests;
    private final ExecutorService threads;
    private final Exchanges exchanges;

    /** Writes problems down for whoever asked. */
    public interface Errors {
        /** The answer that tells of this problem. */
        Answer of(Call call, Problem problem);
    }

    /**
     * Wires the dispatcher.
     *
     * @param otherwise answers what no route knows
     */
    public Dispatcher(
            List<Route> routes,
            Route.Handler otherwise,
            Errors errors,
            URI publicBaseUrl,
            @Nullable String clientAddressHeader,
            ExecutorService threads,
            Exchanges exchanges) {
        Map<String, Map<String, Route>> byPath = new HashMap<>();
        for (Route route : routes) {
            byPath.computeIfAbsent(route.path(), path -> new HashMap<>()).put(route.method(), route);
        }
        byPath.forEach(this.routes::add);
        this.otherwise = new Route("ANY", "(no route)", otherwise, Set.of(), 0, UNKNOWN_PATHS, Duration.ofSeconds(30));
        this.errors = errors;
        this.securityHeaders = new SecurityHeaders(publicBaseUrl);
        this.requests = new Requests(new ClientAddress(clientAddressHeader));
        this.threads = threads;
        this.exchanges = exchanges;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.dispatch(threads, this::serve);
    }

    private void serve(HttpServerExchange exchange) {
        String route = "(no route)";
        try {
            PathTemplateMatcher.PathMatchResult<Map<String, Route>> match = routes.match(exchange.getRequestPath());
            if (match != null) {
                route = match.getMatchedTemplate();
            }
            Call.Parts parts = requests.parts(exchange, match == null ? Map.of() : match.getParameters());
            long began = System.nanoTime();
            @Nullable Map<String, Route> methods = match == null ? null : match.getValue();
            Answer answer = answer(exchange, parts, methods);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            exchanges.served(nameable(parts.method()), route, answer.status(), took);
            if (methods != null) {
                tell(methods, parts.method(), answer.status(), took);
            }
            write(exchange, answer);
        } catch (IOException e) {
            LOG.debug("the client of {} went away", route);
            exchange.endExchange();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.endExchange();
        } catch (Throwable e) {
            log(route, e);
            exchange.endExchange();
        }
    }

    private Answer answer(HttpServerExchange exchange, Call.Parts parts, @Nullable Map<String, Route> methods)
            throws IOException, InterruptedException {
        Call bare = new Call(parts, new byte[0]);
        Route route = otherwise;
        try {
            if (methods != null) {
                route = route(methods, parts.method());
            }
            Route chosen = route;
            Call call = chosen.accepts().isEmpty() ? bare : new Call(parts, body(exchange, bare, chosen));
            return chosen.gate().pass(() -> chosen.handler().handle(call), chosen.deadline(), silence(parts.method()));
        } catch (Problem problem) {
            return problem.on(errors.of(bare, problem));
        } catch (BadCursorException e) {
            return errors.of(
                    bare,
                    Problem.of(400, "The value of after does not belong to this list. Start from the first page."));
        } catch (StoreUnavailableException e) {
            LOG.warn("{} failed: the store is unavailable", route);
            Problem problem = silence(parts.method());
            return problem.on(errors.of(bare, problem));
        } catch (RuntimeException e) {
            log(route.toString(), e);
            return errors.of(bare, Problem.of(500, "Something went wrong here, and it was written down."));
        }
    }

    /** A method as it may be counted: not whatever somebody makes up. */
    private static String nameable(String method) {
        return switch (method) {
            case "GET", "HEAD" -> "GET";
            case "POST" -> "POST";
            default -> "OTHER";
        };
    }

    /** What it means that the store does not answer: whoever only asked has changed nothing. */
    private static Problem silence(String method) {
        return method.equals("POST") ? Problem.undecided() : Problem.unavailable();
    }

    /** Those who serve a path are told also of methods that it does not have. */
    private static void tell(Map<String, Route> methods, String method, int status, Duration took) {
        Route asked = methods.get(method);
        (asked == null ? methods.values() : List.of(asked))
                .forEach(route -> route.handler().answered(status, took));
    }

    private static Route route(Map<String, Route> methods, String method) {
        Route route = methods.get(method.equals("HEAD") && !methods.containsKey("HEAD") ? "GET" : method);
        if (route == null) {
            TreeSet<String> allowed = new TreeSet<>(methods.keySet());
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            throw Problem.of(405, "This cannot be done here.", "Allow", String.join(", ", allowed));
        }
        return route;
    }

    private static byte[] body(HttpServerExchange exchange, Call call, Route route) throws IOException {
        if (!route.accepts().contains(MediaTypes.of(call.header("content-type").orElse("")))) {
            throw Problem.of(415, "Send " + String.join(" or ", new TreeSet<>(route.accepts())) + ".");
        }
        return BodyReader.read(exchange, route.gate(), route.mostBytes(), LONGEST_READ);
    }

    private void write(HttpServerExchange exchange, Answer whole) throws IOException, InterruptedException {
        Answer answer = Compression.fitting(whole, exchange);
        exchange.setStatusCode(answer.status());
        HeaderMap headers = exchange.getResponseHeaders();
        securityHeaders.addTo(headers);
        if (!answer.has("Cache-Control")) {
            headers.put(Headers.CACHE_CONTROL, "no-store");
        }
        answer.headers().forEach(header -> headers.add(new HttpString(header.name()), header.value()));
        Answer.Stream stream = answer.stream().orElse(null);
        boolean hasBody = stream == null && answer.status() != 204 && answer.status() != 304;
        byte[] body = hasBody ? answer.body() : new byte[0];
        if (hasBody) {
            exchange.setResponseContentLength(body.length);
        }
        if (stream == null && exchange.isPersistent()) {
            // The thread that reads the connection also writes whole answers: two threads would be in each other's
            // way when the next request comes, and it never waits.
            exchange.dispatch(
                    exchange.getIoThread(), to -> to.getResponseSender().send(ByteBuffer.wrap(body)));
            return;
        }
        exchange.startBlocking();
        if (stream != null && !exchange.getRequestMethod().equalToString("HEAD")) {
            stream.writeTo(exchange.getOutputStream());
        }
        exchange.getOutputStream().write(body);
        exchange.getOutputStream().close();
    }

    /** Where it happened and what kind it was; never its message, which may repeat what it was about. */
    private static void log(String route, Throwable thrown) {
        Throwable e = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        String where = Arrays.stream(e.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.quietline."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("elsewhere");
        LOG.error("{} failed: {} at {}", route, e.getClass().getName(), where);
    }
}
