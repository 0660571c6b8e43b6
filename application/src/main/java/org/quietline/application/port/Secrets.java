package org.quietline.application.port;

/** Makes secrets that nobody can guess. */
public interface Secrets {
    /** A new secret of 256 random bits, in URL-safe base64 without padding. */
    String next();
}
