package org.quietline.adapter.web.access;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.quietline.adapter.web.http.Call;

/** Tells by what browsers say of a request whether it was another site's idea. A client that says nothing may pass. */
final class SameOrigin {
    private static final Set<String> OURS = Set.of("same-origin", "none");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String origin;
    private final boolean isLoopback;

    SameOrigin(URI publicBaseUrl) {
        this.origin = origin(publicBaseUrl);
        this.isLoopback = LOOPBACK.contains(host(publicBaseUrl));
    }

    boolean holds(Call call) {
        if (call.header("sec-fetch-site").filter(site -> !OURS.contains(site)).isPresent()) {
            return false;
        }
        Optional<String> claimed = call.header("origin");
        return claimed.isEmpty() || isOurs(claimed.get().toLowerCase(Locale.ROOT), call);
    }

    /** On loopback the same site has several names, so there the name that the browser used counts. */
    private boolean isOurs(String claimed, Call call) {
        return claimed.equals(origin) || (isLoopback && isLoopbackItself(claimed, call));
    }

    private static boolean isLoopbackItself(String claimed, Call call) {
        String host = call.header("host").orElse("").toLowerCase(Locale.ROOT);
        String name = host.replaceFirst(":[0-9]+$", "");
        return LOOPBACK.contains(name) && claimed.equals("http://" + host);
    }

    private static String origin(URI url) {
        boolean usualPort = url.getPort() < 0
                || (url.getPort() == 443 && "https".equalsIgnoreCase(url.getScheme()))
                || (url.getPort() == 80 && "http".equalsIgnoreCase(url.getScheme()));
        return String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT) + "://" + host(url)
                + (usualPort ? "" : ":" + url.getPort());
    }

    private static String host(URI url) {
        return String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
    }
}
