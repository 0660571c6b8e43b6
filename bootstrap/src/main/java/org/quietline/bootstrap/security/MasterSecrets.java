package org.quietline.bootstrap.security;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * The secrets of an installation, from which every key is derived: HKDF with SHA-256 (RFC 5869), one key per purpose,
 * so that a key known for one use tells nothing about the others. The first secret makes what is new; a second one
 * still opens what it made before.
 */
public final class MasterSecrets {
    /** The fewest bytes of a secret. */
    public static final int FEWEST_BYTES = 32;

    private final List<byte[]> secrets;

    /** @throws IllegalArgumentException if there is none, or one is too short */
    public MasterSecrets(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < FEWEST_BYTES)) {
            throw new IllegalArgumentException("a secret has at least " + FEWEST_BYTES + " bytes");
        }
        this.secrets = secrets.stream().map(byte[]::clone).toList();
    }

    /** The keys for this purpose, one per secret, the one in use first. */
    List<byte[]> keys(String purpose, int bytes) {
        return secrets.stream().map(secret -> key(secret, purpose, bytes)).toList();
    }

    private static byte[] key(byte[] secret, String purpose, int bytes) {
        try {
            byte[] info = ("quietline " + purpose).getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf("HMACSHA256", secret, new byte[0], info, bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    /** How many there are. */
    @Override
    public String toString() {
        return secrets.size() == 1 ? "1 secret" : secrets.size() + " secrets";
    }
}
