package org.quietline.application.port;

/** Compares passwords with their hashes. Slow on purpose, bounded in memory. */
public interface PasswordCheck {
    /** Whether the password belongs to this hash. */
    boolean matches(String password, String hash);

    /**
     * The hash of a password that nobody knows, for a name that nobody has: always the same one for a name, and as
     * costly as those of people who are known, so that the time of an answer does not tell them apart.
     */
    String decoy(String name);
}
