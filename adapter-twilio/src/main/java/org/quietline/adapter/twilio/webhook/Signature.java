package org.quietline.adapter.twilio.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks {@code X-Twilio-Signature}: the base64 of HMAC-SHA1, under an auth token, over the URL and the parameters of
 * the form. Source: Twilio, "Security", validating requests. The SDK's own check is not used: it encodes the URL anew,
 * knows no repeated names and reads parameters that others have parsed.
 */
final class Signature {
    private static final String ALGORITHM = "HmacSHA1";
    private static final int LENGTH = 28;
    private static final String BODY_HASH = "bodySHA256";

    /** One for each token, ready to be copied: to look one up and give it its key takes longer than to sign. */
    private final List<Mac> macs;

    /** @param authTokens any of them may have signed */
    Signature(List<String> authTokens) {
        this.macs = authTokens.stream().map(Signature::mac).toList();
    }

    private static Mac mac(String authToken) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Whether the text has the form of a signature at all. */
    static boolean isWellFormed(String signature) {
        return signature.length() == LENGTH;
    }

    /**
     * Whether any of the tokens signed any of these URLs together with the parameters.
     *
     * @param form the parameters as they are signed
     */
    boolean covers(List<String> urls, byte[] form, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        return macs.stream()
                .anyMatch(mac -> urls.stream().anyMatch(url -> MessageDigest.isEqual(expected(mac, url, form), given)));
    }

    /** Whether there is a second token, and only that one signed any of these URLs together with the parameters. */
    boolean isOfTheSecondToken(List<String> urls, byte[] form, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        return macs.size() > 1
                && urls.stream().noneMatch(url -> MessageDigest.isEqual(expected(macs.getFirst(), url, form), given));
    }

    /**
     * Whether the URL carries the hash of this very body, as it does when the body is no form; the URL alone is signed
     * then.
     */
    static boolean bindsBody(String pathAndQuery, byte[] body) {
        if (!pathAndQuery.contains(BODY_HASH)) {
            return false;
        }
        Optional<String> hash =
                FormParameters.ofQuery(pathAndQuery).flatMap(parameters -> parameters.single(BODY_HASH));
        return hash.isPresent()
                && MessageDigest.isEqual(sha256(body), hash.get().getBytes(StandardCharsets.UTF_8));
    }

    /** What Twilio would sign these with under this token. */
    static String of(String authToken, String url, byte[] form) {
        return new String(expected(mac(authToken), url, form), StandardCharsets.US_ASCII);
    }

    private static byte[] expected(Mac prototype, String url, byte[] form) {
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(url.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(form));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java's " + ALGORITHM + " can be copied", e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
