package org.quietline.adapter.web.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the tokens by which a form proves that it came from our own page. A token is a keyed hash of the session's
 * secret under the secret in a second cookie, so it fits one session in one browser, and a cookie that somebody else
 * planted is of no use without the session's secret.
 */
final class Csrf {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

    private Csrf() {}

    static String newSecret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isSecret(String text) {
        return SECRET.matcher(text).matches();
    }

    /** @param session the session's token, or "" before signing in */
    static String token(String secret, String session) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] hash = mac.doFinal(("form of " + session).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /**
     * The token as it stands on a page: different each time, so that its length among compressed text tells nothing
     * about it to somebody who sees the page's size and has a say in what else stands there (BREACH).
     */
    static String masked(String token) {
        byte[] plain = token.getBytes(StandardCharsets.US_ASCII);
        byte[] masked = new byte[2 * plain.length];
        byte[] pad = new byte[plain.length];
        RANDOM.nextBytes(pad);
        for (int i = 0; i < plain.length; i++) {
            masked[i] = pad[i];
            masked[plain.length + i] = (byte) (plain[i] ^ pad[i]);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(masked);
    }

    private static byte[] unmasked(String text) {
        byte[] masked;
        try {
            masked = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
        byte[] plain = new byte[masked.length / 2];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (masked[i] ^ masked[plain.length + i]);
        }
        return plain;
    }

    /** Whether a page's token is the one that is expected. Compares in constant time. */
    static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), unmasked(given));
    }
}
