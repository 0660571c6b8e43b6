package org.quietline.application.port;

import org.jspecify.annotations.Nullable;

/**
 * The store could not answer: it is down, out of reach, full or too slow. Nothing is half-written. A write may have
 * been applied all the same, so a repetition must be harmless. The one exception that a port may throw.
 */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param doing what was tried, in words without personal data */
    public StoreUnavailableException(String doing, @Nullable Throwable cause) {
        super(doing, cause);
    }
}
