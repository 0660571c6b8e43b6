package org.quietline.application.port;

import java.util.Base64;
import java.util.Random;

/** Secrets that a test can foretell, because they begin with a seed. */
public final class SeededSecrets implements Secrets {
    private static final int BYTES = 32;

    private final Random random;

    /** The same seed gives the same secrets. */
    public SeededSecrets(long seed) {
        this.random = new Random(seed);
    }

    @Override
    public synchronized String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
