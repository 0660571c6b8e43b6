package org.quietline.domain.registration;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the check that every incoming message passes: what its sender is to us.
 *
 * <p>For example: {@snippet file="org/quietline/domain/examples/SnippetsTest.java" region="check"}
 */
public sealed interface Registration {

    /**
     * Checks a sender. An inactive user is {@link Inactive}, opted out or not.
     *
     * @param user the user stored under the sender's address; {@code null} if there is none
     */
    static Registration check(@Nullable User user) {
        if (user == null) {
            return new Unknown();
        }
        if (!user.isActive()) {
            return new Inactive(user);
        }
        return user.optedOutAt().isPresent() ? new OptedOut(user) : new Registered(user);
    }

    /** Whether the sender is an active user, also one who opted out. */
    default boolean isRegistered() {
        return this instanceof Registered || this instanceof OptedOut;
    }

    /** Whether the sender may be written to: only a registered user who did not opt out. */
    default boolean mayBeAnswered() {
        return this instanceof Registered;
    }

    /**
     * An active user who wants messages.
     *
     * @param user the user
     */
    record Registered(User user) implements Registration {
        /** Checks that the user is given. */
        public Registered {
            Objects.requireNonNull(user, "user");
        }
    }

    /**
     * A user who is not active; gets no answer, like a stranger.
     *
     * @param user the user
     */
    record Inactive(User user) implements Registration {
        /** Checks that the user is given. */
        public Inactive {
            Objects.requireNonNull(user, "user");
        }
    }

    /**
     * An active user who asked for no more messages; gets no answer.
     *
     * @param user the user
     */
    record OptedOut(User user) implements Registration {
        /** Checks that the user is given. */
        public OptedOut {
            Objects.requireNonNull(user, "user");
        }
    }

    /** Nobody we know; gets no answer. */
    record Unknown() implements Registration {}

    /**
     * Applies the function for this answer. On Java 21 and later, a {@code switch} over this type does the same.
     *
     * @param <R> what the functions make of it
     * @param registered for an active user who wants messages
     * @param inactive for a user who is not active
     * @param optedOut for an active user who opted out
     * @param unknown for a stranger
     * @return what the function returned
     */
    default <R extends @Nullable Object> R match(
            Function<? super Registered, ? extends R> registered,
            Function<? super Inactive, ? extends R> inactive,
            Function<? super OptedOut, ? extends R> optedOut,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Registered answer) {
            return registered.apply(answer);
        }
        if (this instanceof Inactive answer) {
            return inactive.apply(answer);
        }
        if (this instanceof OptedOut answer) {
            return optedOut.apply(answer);
        }
        if (this instanceof Unknown answer) {
            return unknown.apply(answer);
        }
        throw new AssertionError("no case for " + getClass());
    }
}
