package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietline.domain.phone.PhoneNumber;

class OutgoingMessageTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(5);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final CarrierReference SM1 = new CarrierReference("SM1");
    private static final FailureReason REASON = FailureReason.of(21610, "The number +15551234567 opted out");

    private static final OutgoingMessage QUEUED = OutgoingMessage.queued(
            new MessageId("m1"),
            PhoneNumber.parse("+15551234567"),
            MessageText.of("See you at 9"),
            new Origin.Operator("ada", null),
            NOON);
    private static final OutgoingMessage SENDING = QUEUED.claimed(NOON, LEASE);
    private static final OutgoingMessage SENT = SENDING.accepted(SM1, LATER);
    private static final OutgoingMessage UNCONFIRMED = SENDING.unconfirmed(LATER);
    private static final OutgoingMessage REFUSED = SENDING.refused(REASON, LATER);
    private static final OutgoingMessage DELIVERED = SENT.after(report(CarrierStatus.DELIVERED, LATER));

    private static CarrierReport report(CarrierStatus status, Instant at) {
        return CarrierReport.of(SM1, status, at);
    }

    @Test
    void goes_from_queued_to_delivered() {
        assertThat(DELIVERED.history())
                .extracting(OutgoingMessage.Step::status)
                .containsExactly(
                        DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.SENT, DeliveryStatus.DELIVERED);
        assertThat(DELIVERED.queuedAt()).isEqualTo(NOON);
        assertThat(DELIVERED.sentAt()).contains(LATER);
        assertThat(DELIVERED.deliveredAt()).contains(LATER);
        assertThat(DELIVERED.failedAt()).isEmpty();
        assertThat(DELIVERED.reference()).contains(SM1);
        assertThat(DELIVERED.attempts()).isEqualTo(1);
    }

    @Test
    void may_be_tried_again_only_when_it_certainly_was_not_taken() {
        OutgoingMessage again = SENDING.notTaken(LATER, LATER.plusSeconds(30)).claimed(LATER.plusSeconds(30), LEASE);

        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.delivery()).isEqualTo(new Delivery.Sending(LATER.plusSeconds(30), LATER.plusSeconds(90)));
        assertThatThrownBy(() -> UNCONFIRMED.notTaken(LATER, LATER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> UNCONFIRMED.claimed(LATER, LEASE)).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> illegalSteps() {
        return Stream.of(
                Arguments.of("claim twice", (Runnable) () -> SENDING.claimed(LATER, LEASE)),
                Arguments.of("claim sent", (Runnable) () -> SENT.claimed(LATER, LEASE)),
                Arguments.of("claim failed", (Runnable) () -> REFUSED.claimed(LATER, LEASE)),
                Arguments.of("refuse queued", (Runnable) () -> QUEUED.refused(REASON, LATER)),
                Arguments.of("refuse sent", (Runnable) () -> SENT.refused(REASON, LATER)),
                Arguments.of("queue sent again", (Runnable) () -> SENT.notTaken(LATER, LATER)),
                Arguments.of("queue failed again", (Runnable) () -> REFUSED.notTaken(LATER, LATER)),
                Arguments.of("doubt sent", (Runnable) () -> SENT.unconfirmed(LATER)),
                Arguments.of("give up sending", (Runnable) () -> SENDING.givenUp(REASON, LATER)),
                Arguments.of("no trace of sent", (Runnable) () -> SENT.withoutTrace(REASON, LATER)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illegalSteps")
    void refuses_an_illegal_step_and_names_neither_number_nor_text(String name, Runnable step) {
        assertThatThrownBy(step::run)
                .as(name)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("m1")
                .hasMessageNotContaining("555")
                .hasMessageNotContaining("See you");
    }

    @Test
    void acceptance_is_recorded_in_whatever_state_it_becomes_known() {
        OutgoingMessage withoutTrace = UNCONFIRMED.withoutTrace(FailureReason.inWords("no trace"), LATER);

        for (OutgoingMessage message : List.of(QUEUED, SENDING, UNCONFIRMED, withoutTrace, REFUSED)) {
            OutgoingMessage accepted = message.accepted(SM1, LATER);

            assertThat(accepted.isAccepted()).as(message.toString()).isTrue();
            assertThat(accepted.delivery()).isEqualTo(new Delivery.Sent(SM1, LATER));
            assertThat(accepted.failedAt()).isEmpty();
            assertThat(accepted.accepted(SM1, LATER.plusSeconds(1))).isSameAs(accepted);
        }
    }

    @Test
    void a_report_that_overtakes_the_acceptance_proves_it() {
        OutgoingMessage delivered = SENDING.after(report(CarrierStatus.DELIVERED, LATER));

        assertThat(delivered.sentAt()).contains(LATER);
        assertThat(delivered.delivery()).isEqualTo(new Delivery.Delivered(SM1, LATER));
        assertThat(delivered.accepted(SM1, LATER.plusSeconds(1))).isSameAs(delivered);
    }

    @Test
    void a_refusal_that_comes_late_settles_an_unconfirmed_message() {
        assertThat(UNCONFIRMED.refused(REASON, LATER).delivery()).isEqualTo(new Delivery.Failed(null, REASON, LATER));
    }

    @Test
    void keeps_the_reason_without_the_number_in_it() {
        assertThat(REFUSED.errorCode()).hasValue(21610);
        assertThat(REFUSED.delivery().failure().flatMap(FailureReason::explanation))
                .contains("The number +•••••••4567 opted out");
        assertThat(REFUSED.failedAt()).contains(LATER);
    }

    @Test
    void comes_back_equal_from_its_parts() {
        OutgoingMessage restored = OutgoingMessage.restored(
                DELIVERED.id(),
                DELIVERED.to(),
                DELIVERED.sender().orElse(null),
                DELIVERED.text(),
                DELIVERED.origin(),
                DELIVERED.queuedAt(),
                DELIVERED.attempts(),
                DELIVERED.delivery(),
                DELIVERED.history());

        assertThat(restored).isEqualTo(DELIVERED).hasSameHashCodeAs(DELIVERED);
    }

    @Test
    void may_be_given_up_while_it_waits() {
        OutgoingMessage givenUp = QUEUED.givenUp(REASON, LATER);

        assertThat(givenUp.delivery()).isEqualTo(new Delivery.Failed(null, REASON, LATER));
        assertThat(givenUp.attempts()).isZero();
        assertThatThrownBy(() -> SENDING.givenUp(REASON, LATER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void leaves_from_the_number_that_it_is_told() {
        PhoneNumber ours = PhoneNumber.parse("+15559876543");

        assertThat(QUEUED.sender()).isEmpty();
        assertThat(QUEUED.from(ours).sender()).contains(ours);
        assertThat(QUEUED.from(ours)).isNotEqualTo(QUEUED);
        assertThat(QUEUED.from(ours).claimed(NOON, LEASE).sender()).contains(ours);
    }

    @Test
    void prints_neither_number_nor_text() {
        assertThat(DELIVERED).hasToString("operator m1 to +•••••••4567: delivered");
    }
}
