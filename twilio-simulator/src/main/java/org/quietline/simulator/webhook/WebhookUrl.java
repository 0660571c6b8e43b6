package org.quietline.simulator.webhook;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A URL as somebody configured it. What is called and signed has no fragment (that holds connection overrides) and no
 * user (that becomes an Authorization header); else it stays as it was written.
 */
record WebhookUrl(String target, @Nullable String user, Overrides overrides) {
    static WebhookUrl parse(String configured) {
        int hash = configured.indexOf('#');
        String fragment = hash < 0 ? "" : configured.substring(hash + 1);
        String url = hash < 0 ? configured : configured.substring(0, hash);
        int start = url.indexOf("://") + 3;
        int end = endOfAuthority(url, start);
        int at = url.lastIndexOf('@', end - 1);
        if (start < 3 || at < start) {
            return new WebhookUrl(url, null, Overrides.parse(fragment));
        }
        return new WebhookUrl(
                url.substring(0, start) + url.substring(at + 1), url.substring(start, at), Overrides.parse(fragment));
    }

    /** Returns where to connect to; empty unless it is a web address on this machine, the only one ever called. */
    Optional<URI> onThisMachine() {
        try {
            URI uri = URI.create(target);
            String scheme = uri.getScheme();
            String host = uri.getHost();
            boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            boolean local = host != null
                    && (host.equalsIgnoreCase("localhost")
                            || host.equals("[::1]")
                            || host.matches("127(\\.\\d{1,3}){3}"));
            return web && local ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int endOfAuthority(String url, int start) {
        for (int i = Math.max(start, 0); i < url.length(); i++) {
            if (url.charAt(i) == '/' || url.charAt(i) == '?') {
                return i;
            }
        }
        return url.length();
    }

    @Override
    public String toString() {
        return target;
    }
}
