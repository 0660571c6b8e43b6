package org.quietline.bootstrap.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A text that must not be shown: a token, a key, a password. Printed, it says only that it is there. */
public final class Confidential {
    private final String value;

    /** Hides this text. */
    public Confidential(String value) {
        this.value = value;
    }

    /** The text itself, to be handed to whoever needs it, never to be shown. */
    public String reveal() {
        return value;
    }

    /** By value, in a time that does not depend on where two texts differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Confidential that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
