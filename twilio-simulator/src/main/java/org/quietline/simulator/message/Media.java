package org.quietline.simulator.message;

import org.jspecify.annotations.Nullable;

/** A picture or other file of a message; without a {@code url} it is the simulator's own stored picture. */
public record Media(
        String sid, String contentType, @Nullable String url) {}
