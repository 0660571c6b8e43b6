package org.quietline.adapter.web.http;

import java.time.Duration;
import java.util.Set;

/**
 * Who answers what.
 *
 * @param method {@code GET}, which also answers {@code HEAD}, or {@code POST}
 * @param path the path, parts in braces standing for anything
 * @param handler answers
 * @param accepts the content types of the body; empty when none is read
 * @param mostBytes how long the body may be
 * @param gate how many may be at work at once
 * @param deadline when the client is told that it takes too long
 */
public record Route(
        String method, String path, Handler handler, Set<String> accepts, int mostBytes, Gate gate, Duration deadline) {

    /** Answers a request. May throw a {@link Problem}. */
    @FunctionalInterface
    public interface Handler {
        /** Answers. */
        Answer handle(Call call);

        /**
         * Is told how a request to this path was answered in the end.
         *
         * @param took from the first look at the request to its answer
         */
        default void answered(int status, Duration took) {}
    }

    /** Copies the content types. */
    public Route {
        accepts = Set.copyOf(accepts);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
