package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietline.domain.phone.PhoneNumber;

/** Every sequence of up to four reports, from every state, against a model of two lines: the highest rank wins. */
class DeliveryModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final CarrierReference SM1 = new CarrierReference("SM1");
    private static final FailureReason REASON = FailureReason.ofCode(30003);
    private static final int LONGEST = 4;

    static Stream<OutgoingMessage> states() {
        OutgoingMessage queued = OutgoingMessage.queued(
                new MessageId("m-1"),
                PhoneNumber.parse("+15557770001"),
                MessageText.of("Hello"),
                new Origin.Operator("olga", null),
                NOON);
        OutgoingMessage sending = queued.claimed(NOON, Duration.ofSeconds(60));
        OutgoingMessage sent = sending.accepted(SM1, NOON);
        return Stream.of(
                queued,
                sending,
                sending.unconfirmed(NOON),
                sending.refused(REASON, NOON),
                sent,
                sent.after(report(CarrierStatus.DELIVERED)),
                sent.after(report(CarrierStatus.UNDELIVERED)),
                sent.after(report(CarrierStatus.FAILED)),
                sent.after(report(CarrierStatus.READ)));
    }

    private static CarrierReport report(CarrierStatus status) {
        return CarrierReport.of(SM1, status, NOON);
    }

    @ParameterizedTest
    @MethodSource("states")
    void the_first_report_of_the_highest_rank_decides(OutgoingMessage start) {
        eachSequence(new ArrayList<>(), statuses -> {
            OutgoingMessage message = start;
            DeliveryStatus expected = start.delivery().status();
            int rank = start.isAccepted() ? rank(expected) : -1;
            for (CarrierStatus status : statuses) {
                if (Math.max(status.rank(), 3) > rank) {
                    rank = Math.max(status.rank(), 3);
                    expected = meaning(status);
                }
                OutgoingMessage next = message.after(report(status));
                check(message, next, report(status));
                message = next;
            }
            assertThat(message.delivery().status()).as("%s", statuses).isEqualTo(expected);
        });
    }

    private static void check(OutgoingMessage before, OutgoingMessage after, CarrierReport report) {
        assertThat(after.isAccepted()).isTrue();
        assertThat(after.reference()).contains(SM1);
        assertThat(after.after(report)).isSameAs(after);
        assertThat(after.attempts()).isEqualTo(before.attempts());
        assertThat(after.history().subList(0, before.history().size())).isEqualTo(before.history());
        if (after.equals(before)) {
            assertThat(after).isSameAs(before);
        } else {
            assertThat(after.history().size()).isGreaterThan(before.history().size());
            assertThat(after.history().get(after.history().size() - 1).status())
                    .isEqualTo(after.delivery().status());
        }
        assertThat(after.delivery().failure().isPresent())
                .isEqualTo(after.delivery() instanceof Delivery.Failed
                        || after.delivery() instanceof Delivery.Undelivered);
    }

    private static void eachSequence(List<CarrierStatus> soFar, Consumer<List<CarrierStatus>> test) {
        test.accept(soFar);
        if (soFar.size() < LONGEST) {
            for (CarrierStatus next : CarrierStatus.values()) {
                soFar.add(next);
                eachSequence(soFar, test);
                soFar.remove(soFar.size() - 1);
            }
        }
    }

    private static DeliveryStatus meaning(CarrierStatus status) {
        return switch (status) {
            case ACCEPTED, SCHEDULED, QUEUED, SENDING, SENT -> DeliveryStatus.SENT;
            case DELIVERED, PARTIALLY_DELIVERED -> DeliveryStatus.DELIVERED;
            case UNDELIVERED -> DeliveryStatus.UNDELIVERED;
            case FAILED, CANCELED -> DeliveryStatus.FAILED;
            case READ -> DeliveryStatus.READ;
        };
    }

    private static int rank(DeliveryStatus status) {
        return switch (status) {
            case QUEUED, SENDING, UNCONFIRMED -> -1;
            case SENT -> 3;
            case DELIVERED, UNDELIVERED, FAILED -> 4;
            case READ -> 5;
        };
    }
}
