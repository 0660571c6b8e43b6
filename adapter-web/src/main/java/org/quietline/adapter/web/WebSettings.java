package org.quietline.adapter.web;

import java.net.URI;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the dashboard is reached and what it shows.
 *
 * @param host the address to listen on, such as {@code 0.0.0.0}
 * @param port the port to listen on; 0 takes a free one
 * @param publicBaseUrl the origin that browsers use, without a path; cookies are {@code Secure} when it is https
 * @param clientAddressHeader the header in which a trusted proxy names the client; null for the peer's address
 * @param maskNumbersInText whether phone numbers inside messages are masked too
 * @param nanos a clock that only goes forwards, for what open pages are told again and again
 */
public record WebSettings(
        String host,
        int port,
        URI publicBaseUrl,
        @Nullable String clientAddressHeader,
        boolean maskNumbersInText,
        LongSupplier nanos) {
    /** With the clock of this machine. */
    public WebSettings(
            String host, int port, URI publicBaseUrl, @Nullable String clientAddressHeader, boolean maskNumbersInText) {
        this(host, port, publicBaseUrl, clientAddressHeader, maskNumbersInText, System::nanoTime);
    }
}
