package org.quietline.adapter.web.http;

import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells where a request comes from: the peer, or whom a trusted proxy names in its header. */
final class ClientAddress {
    private static final int LONGEST = 64;

    private final @Nullable String header;

    ClientAddress(@Nullable String header) {
        this.header = header;
    }

    String of(HttpServerExchange exchange) {
        return named(exchange).orElseGet(() -> peer(exchange));
    }

    /** The last value: a proxy adds whom it sees behind what the client has sent itself. */
    private Optional<String> named(HttpServerExchange exchange) {
        if (header == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(exchange.getRequestHeaders().getLast(header))
                .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
    }

    private static String peer(HttpServerExchange exchange) {
        InetAddress address = exchange.getSourceAddress().getAddress();
        return address == null ? "unknown" : address.getHostAddress();
    }
}
