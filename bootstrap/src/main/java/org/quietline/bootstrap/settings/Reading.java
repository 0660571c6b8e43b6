package org.quietline.bootstrap.settings;

import java.util.List;

/** What became of reading a configuration. */
public sealed interface Reading<T> {
    /** It can be used as a whole. */
    record Complete<T>(T settings) implements Reading<T> {}

    /**
     * It cannot be used.
     *
     * @param problems all of them, in the order in which the variables are documented
     */
    record Faulty<T>(List<Problem> problems) implements Reading<T> {
        /** Copies the problems. */
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
