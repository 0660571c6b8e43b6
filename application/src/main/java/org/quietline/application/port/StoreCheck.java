package org.quietline.application.port;

/** Tells whether the store works. */
public interface StoreCheck {
    /**
     * Returns when the store answers and takes writes; costs next to nothing. Throws {@link StoreUnavailableException}
     * otherwise.
     */
    void check();
}
