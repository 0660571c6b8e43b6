package org.quietline.application.port;

import java.time.Instant;
import java.util.Optional;

/** How far periodic work has come. Every method may throw {@link StoreUnavailableException}. */
public interface Watermarks {
    /** The mark with this name. */
    Optional<Instant> find(String name);

    /** Moves the mark forward; an earlier time than the stored one changes nothing. */
    void advance(String name, Instant to);
}
