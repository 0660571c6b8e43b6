package org.quietline.adapter.web.http;

import java.time.Duration;

/** Is told of every request that was answered. Returns at once. */
@FunctionalInterface
public interface Exchanges {
    /** Told of nothing. */
    Exchanges UNHEARD = (method, route, status, took) -> {};

    /**
     * A request was answered.
     *
     * @param method {@code GET}, {@code POST} or {@code OTHER}
     * @param route the route's path with its parts in braces, so that it names nobody
     * @param took until the answer was made; a live stream goes on afterwards
     */
    void served(String method, String route, int status, Duration took);
}
