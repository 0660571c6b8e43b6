package org.quietline.application.port;

import org.jspecify.annotations.Nullable;

/** The carrier's log could not be read now. Nothing was changed; try later. */
public final class CarrierUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param detail what happened, without personal data */
    public CarrierUnavailableException(String detail, @Nullable Throwable cause) {
        super(detail, cause);
    }
}
