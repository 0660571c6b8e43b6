package org.quietline.adapter.twilio.carrier;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.PhoneNumber;

/**
 * How this installation reaches Twilio. Printed, it shows neither a secret nor a number.
 *
 * @param accountSid the account, {@code AC} and 32 hexadecimal digits
 * @param credentials what opens the account
 * @param apiBaseUrl where the REST API lives, {@link #TWILIO} for the real one; https except on loopback
 * @param ownNumbers our own numbers, the first of which sends; may be empty when there is a service
 * @param messagingServiceSid the messaging service that operators' messages go through; null for none
 * @param publicBaseUrl the origin under which Twilio reaches this program
 * @param connections how many requests may be under way at once, at least 1
 * @param patience how long to wait
 */
public record TwilioSettings(
        String accountSid,
        Credentials credentials,
        URI apiBaseUrl,
        List<PhoneNumber> ownNumbers,
        @Nullable String messagingServiceSid,
        URI publicBaseUrl,
        int connections,
        Patience patience) {
    /** Where Twilio's REST API lives. */
    public static final URI TWILIO = URI.create("https://api.twilio.com");

    private static final Pattern ACCOUNT = Pattern.compile("AC[0-9a-fA-F]{32}");

    /** @throws IllegalArgumentException if nothing can be sent with these; the message repeats no value */
    public TwilioSettings {
        ownNumbers = List.copyOf(ownNumbers);
        require(ACCOUNT.matcher(accountSid).matches(), "an account SID is AC and 32 hexadecimal digits");
        require(isSafe(apiBaseUrl), "the API's base URL must be https, or http on loopback, without a query");
        require(publicBaseUrl.getHost() != null || publicBaseUrl.getAuthority() != null, "a public URL names a host");
        require(!ownNumbers.isEmpty() || messagingServiceSid != null, "a number or a messaging service must send");
        require(connections > 0, "at least one connection");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static boolean isSafe(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost();
        if (host == null || url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
            return false;
        }
        return scheme.equals("https") || (scheme.equals("http") && isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    /**
     * How long to wait.
     *
     * @param connect until a connection stands, the TLS handshake included, and until one of ours is free
     * @param answer until the answer to a send is there as a whole; then nobody knows what became of it
     * @param list until one page of Twilio's log is there as a whole
     */
    public record Patience(Duration connect, Duration answer, Duration list) {
        /**
         * Five seconds to connect and 18 for the whole answer to a send: the port promises one within 20 seconds.
         * Twilio itself may take 26 to give up, so an answer that comes later still is settled by the status callback.
         */
        public static final Patience USUAL =
                new Patience(Duration.ofSeconds(5), Duration.ofSeconds(18), Duration.ofSeconds(40));
    }

    /** A user and a password. Printed, they hide themselves. */
    public static final class Credentials {
        private final String user;
        private final String password;

        private Credentials(String user, String password) {
            require(!user.isBlank() && !password.isBlank(), "credentials are not blank");
            this.user = user;
            this.password = password;
        }

        /** The account itself and one of its auth tokens. */
        public static Credentials authToken(String accountSid, String token) {
            return new Credentials(accountSid, token);
        }

        /** An API key and its secret. */
        public static Credentials apiKey(String keySid, String secret) {
            return new Credentials(keySid, secret);
        }

        String user() {
            return user;
        }

        String password() {
            return password;
        }

        @Override
        public String toString() {
            return "Credentials(hidden)";
        }
    }
}
