package org.quietline.bootstrap.security;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.BitSet;
import java.util.List;

/**
 * The secrets of an installation, from which every key is derived: HKDF with SHA-256 (RFC 5869), one key per purpose,
 * so that a key known for one use tells nothing about the others. The first secret makes what is new; a second one
 * still opens what it made before.
 */
public final class MasterSecrets {
    /** The fewest bytes of a secret. */
    public static final int FEWEST_BYTES = 32;

    private static final int FEWEST_DIFFERENT = 20;

    private final List<byte[]> secrets;

    /** @throws IllegalArgumentException if there is none, or one is too short */
    public MasterSecrets(List<byte[]> secrets) {
        if (secrets.isEmpty() || secrets.stream().anyMatch(secret -> secret.length < FEWEST_BYTES)) {
            throw new IllegalArgumentException("a secret has at least " + FEWEST_BYTES + " bytes");
        }
        this.secrets = secrets.stream().map(byte[]::clone).toList();
    }

    /**
     * Whether the one in use looks like random bytes: neither letters and signs that somebody typed, nor few different
     * ones. Of 32 random bytes fewer than 20 differ, or all can be typed, in less than one of a billion cases.
     */
    public boolean looksRandom() {
        byte[] secret = secrets.getFirst();
        BitSet different = new BitSet();
        boolean isTyped = true;
        for (byte each : secret) {
            different.set(each & 0xff);
            isTyped &= each >= ' ' && each <= '~';
        }
        return different.cardinality() >= FEWEST_DIFFERENT && !isTyped;
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
