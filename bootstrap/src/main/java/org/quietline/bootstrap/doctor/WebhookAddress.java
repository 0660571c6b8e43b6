package org.quietline.bootstrap.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An address that Twilio has to be told, with the connection overrides that let it try again: by default it does so
 * only when it could not connect. Source: Twilio, "Webhooks connection overrides".
 *
 * @param address without overrides
 */
record WebhookAddress(String address) {
    /** Up to three further tries, whatever went wrong. */
    static final String OVERRIDES = "#rc=3&rp=all";

    private static final Set<String> WHATEVER_WENT_WRONG = Set.of("5xx", "ct", "rt");

    static WebhookAddress of(URI origin, String path) {
        return new WebhookAddress(origin + path);
    }

    String withOverrides() {
        return address + OVERRIDES;
    }

    /** What is different in the address that Twilio was told; empty if nothing is, whatever the overrides. */
    Optional<String> differenceTo(String told) {
        String plain = withoutFragment(told);
        if (plain.equals(address)) {
            return Optional.empty();
        }
        try {
            URI theirs = new URI(plain);
            URI ours = new URI(address);
            if (theirs.getHost() == null) {
                return Optional.of("is not an address");
            }
            return Optional.of("has another " + String.join(" and another ", parts(ours, theirs)));
        } catch (URISyntaxException e) {
            return Optional.of("is not an address");
        }
    }

    private static List<String> parts(URI ours, URI theirs) {
        List<String> parts = new ArrayList<>();
        if (!lower(ours.getScheme()).equals(lower(theirs.getScheme()))) {
            parts.add("scheme (" + lower(theirs.getScheme()) + ")");
        }
        String host = lower(theirs.getHost());
        if (!lower(ours.getHost()).equals(host)) {
            boolean isWww =
                    ("www." + lower(ours.getHost())).equals(host) || ("www." + host).equals(lower(ours.getHost()));
            parts.add(isWww ? "host (www. more or less)" : "host");
        }
        if (ours.getPort() != theirs.getPort()) {
            parts.add("port");
        }
        if (!Objects.equals(ours.getRawPath(), theirs.getRawPath())) {
            boolean isSlash = (ours.getRawPath() + "/").equals(theirs.getRawPath());
            parts.add(isSlash ? "path (a slash at its end)" : "path");
        }
        if (theirs.getRawQuery() != null) {
            parts.add("query");
        }
        return parts.isEmpty() ? List.of("spelling") : parts;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** Whether Twilio tries again when the program could not be reached, was too slow or could not take it. */
    static boolean isTriedAgain(String told) {
        int mark = told.indexOf('#');
        if (mark < 0) {
            return false;
        }
        Set<String> policies = new HashSet<>();
        boolean mayRetry = true;
        for (String override : told.substring(mark + 1).split("&", -1)) {
            if (override.startsWith("rp=")) {
                policies.addAll(Arrays.asList(override.substring("rp=".length()).split(",", -1)));
            }
            mayRetry &= !override.equals("rc=0");
        }
        return mayRetry && (policies.contains("all") || policies.containsAll(WHATEVER_WENT_WRONG));
    }

    private static String withoutFragment(String told) {
        int mark = told.indexOf('#');
        return mark < 0 ? told : told.substring(0, mark);
    }
}
