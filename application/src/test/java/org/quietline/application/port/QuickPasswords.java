package org.quietline.application.port;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** Compares passwords at once, by a plain SHA-256: for tests alone. Counts how often it was asked. */
public final class QuickPasswords implements PasswordCheck {
    private static final String DECOY = "0".repeat(64);

    private final AtomicInteger comparisons = new AtomicInteger();

    /** The hash of this password. */
    public static String hash(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** How many passwords were compared. */
    public int comparisons() {
        return comparisons.get();
    }

    @Override
    public boolean matches(String password, String hash) {
        comparisons.incrementAndGet();
        return hash.equals(hash(password));
    }

    @Override
    public String decoy(String name) {
        return DECOY;
    }
}
