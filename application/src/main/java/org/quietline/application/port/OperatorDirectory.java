package org.quietline.application.port;

import java.util.Optional;

/** Who may sign in, and which programs may use the JSON interface. */
public interface OperatorDirectory {
    /** The operator with this name. */
    Optional<Operator> operator(String name);

    /** The name of the program whose API token has this SHA-256, in lower-case hexadecimal. */
    Optional<String> program(String tokenHash);

    /**
     * Somebody who may sign in.
     *
     * @param name as typed at sign-in
     * @param passwordHash the Argon2id hash of the password
     * @param fingerprint changes whenever the name or the hash changes; ends the sessions begun before
     */
    record Operator(String name, String passwordHash, String fingerprint) {
        /** The name alone. */
        @Override
        public String toString() {
            return name;
        }
    }
}
