package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The addresses that Twilio may have signed for one that it was told: it drops the fragment and user information, and
 * its servers do not agree on whether a port stands in it. Nothing is decoded and encoded again, and nothing of it ever
 * comes from a request's headers.
 */
final class SignedUrls {
    private final List<String> origins;

    private SignedUrls(Set<String> origins) {
        this.origins = List.copyOf(origins);
    }

    /** The addresses below this origin; a path, query or fragment of its own is not part of it. */
    static SignedUrls below(URI publicBaseUrl) {
        String authority = publicBaseUrl.getRawAuthority();
        if (publicBaseUrl.getScheme() == null || authority == null) {
            throw new IllegalArgumentException("a public URL has a scheme and a host");
        }
        String scheme = publicBaseUrl.getScheme();
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        Set<String> origins = new LinkedHashSet<>();
        for (String asTold : List.of(host, authority)) {
            origins.add(scheme + "://" + asTold);
            origins.add(scheme + "://" + otherPort(scheme, asTold));
        }
        return new SignedUrls(origins);
    }

    /** Without the port when there is one, with the scheme's own when there is none. */
    private static String otherPort(String scheme, String authority) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf('@') && colon > authority.lastIndexOf(']');
        if (hasPort) {
            return authority.substring(0, colon);
        }
        return authority + (scheme.toLowerCase(Locale.ROOT).equals("http") ? ":80" : ":443");
    }

    /** Every address that may have been signed for this raw path and query, the likeliest first. */
    List<String> of(String pathAndQuery) {
        return origins.stream().map(origin -> origin + pathAndQuery).toList();
    }
}
