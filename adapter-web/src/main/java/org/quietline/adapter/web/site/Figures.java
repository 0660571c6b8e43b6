package org.quietline.adapter.web.site;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;

/**
 * Hands the figures to whoever has the token; without a token, to this machine alone. Behind a proxy on this machine
 * everybody seems to come from here, so a request that was forwarded is refused.
 */
public final class Figures {
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final List<String> OF_PROXIES =
            List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via");

    private final Supplier<String> text;
    private final @Nullable String token;
    private final List<String> forwarding;

    /**
     * Wires the answer.
     *
     * @param clientAddressHeader another header in which a proxy names its client, or null
     */
    public Figures(Supplier<String> text, @Nullable String token, @Nullable String clientAddressHeader) {
        this.text = text;
        this.token = token;
        this.forwarding = clientAddressHeader == null
                ? OF_PROXIES
                : Stream.concat(OF_PROXIES.stream(), Stream.of(clientAddressHeader))
                        .toList();
    }

    /** The figures. */
    public Answer tell(Call call) {
        if (token != null) {
            byte[] expected = token.getBytes(StandardCharsets.UTF_8);
            if (call.bearer()
                    .filter(given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)))
                    .isEmpty()) {
                throw Problem.of(401, "These figures need their token.", "WWW-Authenticate", "Bearer");
            }
        } else if (!isFromHere(call)) {
            throw Problem.notFound();
        }
        return Answer.of(200, PROMETHEUS, text.get());
    }

    private boolean isFromHere(Call call) {
        if (forwarding.stream().anyMatch(name -> call.header(name).isPresent())) {
            return false;
        }
        try {
            // An address, never a name, so nobody is asked.
            return InetAddress.getByName(call.client()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
