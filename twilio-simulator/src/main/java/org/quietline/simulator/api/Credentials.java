package org.quietline.simulator.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.http.Call;

/** Checks the Basic authentication of a call. */
final class Credentials {
    private static final String SCHEME = "Basic ";

    private Credentials() {}

    static boolean open(Account account, Call call) {
        return call.header("Authorization")
                .filter(header -> header.startsWith(SCHEME))
                .filter(header -> accepts(account, header.substring(SCHEME.length())))
                .isPresent();
    }

    private static boolean accepts(Account account, String encoded) {
        try {
            String decoded = new String(Base64.getDecoder().decode(encoded.strip()), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon >= 0 && account.accepts(decoded.substring(0, colon), decoded.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
