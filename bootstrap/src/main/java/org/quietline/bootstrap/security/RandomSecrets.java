package org.quietline.bootstrap.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.quietline.application.port.Secrets;

/** Secrets from the operating system's randomness. */
public final class RandomSecrets implements Secrets {
    private static final int BYTES = 32;
    private static final int PASSWORD_LENGTH = 16;
    private static final String READABLE = "abcdefghijkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }

    /** A password of 80 random bits that can be read out and typed: none of its characters looks like another. */
    public String password() {
        StringBuilder password = new StringBuilder(PASSWORD_LENGTH);
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    /** Secrets for an installation of its own, as the demo is. */
    public MasterSecrets masterSecrets() {
        return new MasterSecrets(List.of(bytes()));
    }

    /** One secret as text, as {@code QUIETLINE_SECRET} takes it. */
    public String masterSecret() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
