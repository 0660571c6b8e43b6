package org.quietline.domain.message;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where an outgoing message comes from. */
public sealed interface Origin {

    /** The name of the kind, as stored and shown: {@code acknowledgement} or {@code operator}. */
    String kind();

    /** The message that this one answers or repeats. */
    Optional<MessageId> inReplyTo();

    /** The operator who wrote it, if a person did. */
    Optional<String> operatorId();

    /**
     * Sent by the program itself, in answer to an incoming message.
     *
     * @param incoming the message that it acknowledges
     */
    record Acknowledgement(MessageId incoming) implements Origin {
        /** The kind's name. */
        public static final String KIND = "acknowledgement";

        /** Checks that the message is named. */
        public Acknowledgement {
            Objects.requireNonNull(incoming, "incoming");
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Optional<MessageId> inReplyTo() {
            return Optional.of(incoming);
        }

        @Override
        public Optional<String> operatorId() {
            return Optional.empty();
        }
    }

    /**
     * Written by a person, or by a program with an API token.
     *
     * @param operator the operator's name, or {@code token:name}
     * @param retryOf the earlier message that this one sends again, if it does
     */
    record Operator(String operator, @Nullable MessageId retryOf) implements Origin {
        /** The kind's name. */
        public static final String KIND = "operator";

        /** Checks that the operator is named. */
        public Operator {
            Objects.requireNonNull(operator, "operator");
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Optional<MessageId> inReplyTo() {
            return Optional.ofNullable(retryOf);
        }

        @Override
        public Optional<String> operatorId() {
            return Optional.of(operator);
        }
    }

    /** Applies the function for this origin. On Java 21 and later, a {@code switch} over this type does the same. */
    default <R extends @Nullable Object> R match(
            Function<? super Acknowledgement, ? extends R> acknowledgement,
            Function<? super Operator, ? extends R> operator) {
        if (this instanceof Acknowledgement origin) {
            return acknowledgement.apply(origin);
        }
        if (this instanceof Operator origin) {
            return operator.apply(origin);
        }
        throw new AssertionError("no case for " + getClass());
    }
}
