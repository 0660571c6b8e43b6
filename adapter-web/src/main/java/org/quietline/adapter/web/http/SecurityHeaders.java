package org.quietline.adapter.web.http;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quietline.adapter.web.http.Answer.Header;

/** The headers that every answer carries, whatever it is. */
final class SecurityHeaders {
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Map<HttpString, String> headers = new LinkedHashMap<>();

    SecurityHeaders(URI publicBaseUrl) {
        List<Header> all = new ArrayList<>(List.of(
                new Header("Content-Security-Policy", POLICY),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header("X-Frame-Options", "DENY"),
                // Not no-referrer: browsers then send "Origin: null" with our own forms.
                new Header("Referrer-Policy", "same-origin"),
                new Header("Cross-Origin-Opener-Policy", "same-origin"),
                new Header("Cross-Origin-Resource-Policy", "same-origin"),
                new Header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")));
        if ("https".equalsIgnoreCase(publicBaseUrl.getScheme())) {
            all.add(new Header("Strict-Transport-Security", "max-age=31536000"));
        }
        all.forEach(header -> headers.put(new HttpString(header.name()), header.value()));
    }

    void addTo(HeaderMap answer) {
        headers.forEach(answer::put);
    }
}
