package org.quietline.bootstrap.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the addresses of servers. Plain http is for this machine alone. */
final class Origins {
    private Origins() {}

    /** A scheme, a host and perhaps a port, with nothing behind them. */
    static Optional<URI> origin(Variables variables, String variable, Optional<String> value) {
        return address(variables, variable, value)
                .flatMap(uri -> uri.getRawPath().isEmpty()
                        ? Optional.of(uri)
                        : variables.problem(
                                variable, "must be an origin without a path, like https://desk.example.org"));
    }

    /** A scheme, a host and perhaps a port and a path; a slash at its end is cut off. */
    static Optional<URI> address(Variables variables, String variable, Optional<String> value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        URI uri = parsed(value.get());
        if (uri == null) {
            return variables.problem(variable, "must be an address like https://desk.example.org");
        }
        if (uri.getHost().contains("_")) {
            return variables.problem(variable, "has an underscore in its host name, which Twilio does not accept");
        }
        if (!uri.getScheme().equals("https") && !isLoopback(uri)) {
            return variables.problem(variable, "must begin with https://, unless it is on this machine (127.0.0.1)");
        }
        return Optional.of(uri);
    }

    private static @Nullable URI parsed(String text) {
        try {
            URI uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isPlain = (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
            String host = isPlain ? uri.getHost().toLowerCase(Locale.ROOT) : "";
            return isPlain ? new URI(scheme, null, host, uri.getPort(), uri.getPath(), null, null) : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isLoopback(URI uri) {
        String host = uri.getHost();
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }
}
