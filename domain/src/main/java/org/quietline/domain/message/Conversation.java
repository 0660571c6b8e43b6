package org.quietline.domain.message;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether somebody still has to look after a contact's messages. A new incoming message opens it again. */
public sealed interface Conversation {

    /** The state's name, as stored and shown: {@code open} or {@code handled}. */
    String state();

    /** Who handled it, if it is handled. */
    default Optional<String> handledBy() {
        return Optional.empty();
    }

    /** When it was handled, if it is. */
    default Optional<Instant> handledAt() {
        return Optional.empty();
    }

    /** Somebody has to look after it; what every conversation is at first. */
    record Open() implements Conversation {
        /** The state's name. */
        public static final String STATE = "open";

        @Override
        public String state() {
            return STATE;
        }
    }

    /**
     * Looked after.
     *
     * @param by the operator who said so
     */
    record Handled(String by, Instant at) implements Conversation {
        /** The state's name. */
        public static final String STATE = "handled";

        /** Checks that both are given. */
        public Handled {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String state() {
            return STATE;
        }

        @Override
        public Optional<String> handledBy() {
            return Optional.of(by);
        }

        @Override
        public Optional<Instant> handledAt() {
            return Optional.of(at);
        }
    }

    /** Applies the function for this state. On Java 21 and later, a {@code switch} over this type does the same. */
    default <R extends @Nullable Object> R match(
            Function<? super Open, ? extends R> open, Function<? super Handled, ? extends R> handled) {
        if (this instanceof Open state) {
            return open.apply(state);
        }
        if (this instanceof Handled state) {
            return handled.apply(state);
        }
        throw new AssertionError("no case for " + getClass());
    }
}
