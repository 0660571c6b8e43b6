package org.quietline.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns tokens into what is stored of them. Tokens are 256 random bits, so a plain hash is enough. */
final class Hashes {
    private Hashes() {}

    /** The SHA-256 of the token's UTF-8 bytes, in lower-case hexadecimal. */
    static String of(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
