package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A new variant of a published sealed type breaks those who embed it; {@code match} must notice each. */
class SealedTypesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CarrierReference SM1 = new CarrierReference("SM1");
    private static final FailureReason REASON = FailureReason.ofCode(30003);

    @Test
    void match_knows_every_state_of_a_delivery() {
        Stream<Delivery> oneOfEach = Stream.of(
                new Delivery.Queued(NOON, NOON),
                new Delivery.Sending(NOON, NOON),
                new Delivery.Sent(SM1, NOON),
                new Delivery.Delivered(SM1, NOON),
                new Delivery.Read(SM1, NOON),
                new Delivery.Undelivered(SM1, REASON, NOON),
                new Delivery.Failed(null, REASON, NOON),
                new Delivery.Unconfirmed(NOON));

        assertThat(oneOfEach.<Class<?>>map(state -> state.match(new ClassOfState())))
                .containsExactlyInAnyOrder(Delivery.class.getPermittedSubclasses());
    }

    @Test
    void match_knows_every_origin() {
        Stream<Origin> oneOfEach =
                Stream.of(new Origin.Acknowledgement(new MessageId("SM1")), new Origin.Operator("ada", null));

        assertThat(oneOfEach.<Class<?>>map(origin -> origin.match(Object::getClass, Object::getClass)))
                .containsExactlyInAnyOrder(Origin.class.getPermittedSubclasses());
    }

    @Test
    void match_knows_every_state_of_a_conversation() {
        Stream<Conversation> oneOfEach = Stream.of(new Conversation.Open(), new Conversation.Handled("ada", NOON));

        assertThat(oneOfEach.<Class<?>>map(state -> state.match(Object::getClass, Object::getClass)))
                .containsExactlyInAnyOrder(Conversation.class.getPermittedSubclasses());
    }

    /** Each method returns the class of its parameter, not of its argument, so that mixed-up calls show. */
    private static final class ClassOfState implements Delivery.Cases<Class<?>> {
        @Override
        public Class<?> queued(Delivery.Queued state) {
            return Delivery.Queued.class;
        }

        @Override
        public Class<?> sending(Delivery.Sending state) {
            return Delivery.Sending.class;
        }

        @Override
        public Class<?> sent(Delivery.Sent state) {
            return Delivery.Sent.class;
        }

        @Override
        public Class<?> delivered(Delivery.Delivered state) {
            return Delivery.Delivered.class;
        }

        @Override
        public Class<?> read(Delivery.Read state) {
            return Delivery.Read.class;
        }

        @Override
        public Class<?> undelivered(Delivery.Undelivered state) {
            return Delivery.Undelivered.class;
        }

        @Override
        public Class<?> failed(Delivery.Failed state) {
            return Delivery.Failed.class;
        }

        @Override
        public Class<?> unconfirmed(Delivery.Unconfirmed state) {
            return Delivery.Unconfirmed.class;
        }
    }
}
