package org.quietline.bootstrap.security;

/**
 * Somebody who may come in, with what they are recognized by.
 *
 * @param name the operator's or the program's name
 * @param hash the Argon2id hash of a password, or the SHA-256 of an API token
 */
public record Credential(String name, String hash) {
    /** The name alone. */
    @Override
    public String toString() {
        return name;
    }
}
