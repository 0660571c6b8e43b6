package org.quietline.application.port;

/** Compares passwords with their hashes. Slow on purpose, bounded in memory. */
public interface PasswordCheck {
    /** Whether the password belongs to this hash. */
    boolean matches(String password, String hash);

    /** The hash of a password that nobody knows, with the usual cost: for names that nobody has. */
    String decoy();
}
