package org.quietline.adapter.web;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Exchanges;

/**
 * What the server tells of its work, and what it tells those who collect figures.
 *
 * @param exchanges is told of every request
 * @param text the figures in Prometheus's text format
 * @param token the bearer token that opens the figures; null when only this machine may read them
 */
public record Monitoring(
        Exchanges exchanges,
        Supplier<String> text,
        @Nullable String token) {
    /** Nothing is counted. */
    public static final Monitoring NONE = new Monitoring(Exchanges.UNHEARD, () -> "", null);

    /** The token is not shown. */
    @Override
    public String toString() {
        return "Monitoring" + (token == null ? " of this machine" : " with a token");
    }
}
