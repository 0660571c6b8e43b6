package org.quietline.adapter.sqlite.row;

import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Position;

/**
 * A row of a listing.
 *
 * @param position its place
 * @param seq its row number; 0 where there is none
 * @param value what it holds, or null when it cannot be read
 */
public record Entry<T>(
        Position position, long seq, @Nullable T value) {}
