package org.quietline.adapter.web;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.quietline.adapter.web.http.Dispatcher;
import org.quietline.adapter.web.site.ErrorAnswers;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.site.StaticFiles;
import org.xnio.Options;

/** The running HTTP server: webhooks, dashboard, JSON and live changes. Closing it lets running requests finish. */
public final class WebServer implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final long MOST_BYTES = 1024L * 1024;
    private static final int MOST_HEADER_BYTES = 32 * 1024;
    private static final int BACKLOG = 1_000;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int BUFFERS_KEPT = 512;

    private final Undertow undertow;
    private final GracefulShutdownHandler draining;
    private final Routes routes;
    private final ExecutorService threads;

    private WebServer(Undertow undertow, GracefulShutdownHandler draining, Routes routes, ExecutorService threads) {
        this.undertow = undertow;
        this.draining = draining;
        this.routes = routes;
        this.threads = threads;
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if the address cannot be listened on
     */
    public static WebServer start(WebSettings settings, WebUseCases useCases) {
        return start(settings, useCases, Monitoring.NONE);
    }

    /**
     * Begins to listen, and tells of its work.
     *
     * @throws IllegalStateException if the address cannot be listened on
     */
    public static WebServer start(WebSettings settings, WebUseCases useCases, Monitoring monitoring) {
        StaticFiles files = new StaticFiles();
        Pages pages = new Pages(files.assets(), useCases.follow()::latest);
        Routes routes = new Routes(settings, useCases, monitoring, files, pages);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("web-", 0).factory());
        GracefulShutdownHandler draining = new GracefulShutdownHandler(new Dispatcher(
                routes.all(),
                routes.otherwise(),
                new ErrorAnswers(pages, useCases.webhooks().keySet()),
                settings.publicBaseUrl(),
                settings.clientAddressHeader(),
                threads,
                monitoring.exchanges()));
        Undertow undertow = configured(settings).setHandler(draining).build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot listen on port " + settings.port(), e);
        }
        return new WebServer(undertow, draining, routes, threads);
    }

    /** Proxies keep idle connections for 60 seconds, so ours last longer: else they use one that was just closed. */
    private static Undertow.Builder configured(WebSettings settings) {
        return Undertow.builder()
                .addHttpListener(settings.port(), settings.host())
                // The server's own pool keeps buffers by thread: with a thread for each request, none is used twice.
                .setByteBufferPool(new DefaultByteBufferPool(true, BUFFER_BYTES, BUFFERS_KEPT, 0))
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MOST_BYTES)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MOST_HEADER_BYTES)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, 100)
                .setServerOption(UndertowOptions.MAX_HEADERS, 100)
                .setServerOption(UndertowOptions.MAX_COOKIES, 50)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, 10_000)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 75_000)
                .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, false)
                .setSocketOption(Options.READ_TIMEOUT, 90_000)
                .setSocketOption(Options.WRITE_TIMEOUT, 30_000)
                .setSocketOption(Options.BACKLOG, BACKLOG);
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    /** The method and path of each route, such as {@code GET /users/{user}}. */
    List<String> routes() {
        return routes.all().stream()
                .map(route -> route.method() + " " + route.path())
                .toList();
    }

    /** Takes no new requests, waits up to 20 seconds for the running ones, and stops. */
    @Override
    public void close() {
        draining.shutdown();
        routes.live().close();
        try {
            draining.awaitShutdown(DRAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        undertow.stop();
        threads.shutdownNow();
    }
}
