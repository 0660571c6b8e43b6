package org.quietline.application.port;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param rows at most as many as were asked for; a filtered page may hold fewer although more follow
 * @param next where the next page starts, or null on the last one
 */
public record Page<T>(List<T> rows, @Nullable Position next) {
    /** Copies the rows. */
    public Page {
        rows = List.copyOf(rows);
    }
}
