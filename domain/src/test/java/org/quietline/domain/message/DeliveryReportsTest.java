package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quietline.domain.phone.PhoneNumber;

/** Reports arrive late, repeated and in any order: what becomes of a message must not depend on it. */
class DeliveryReportsTest {
    private static final Logger LOG = System.getLogger(DeliveryReportsTest.class.getName());
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CarrierReference SM1 = new CarrierReference("SM1");
    private static final CarrierReference SM2 = new CarrierReference("SM2");
    private static final OutgoingMessage SENDING = OutgoingMessage.queued(
                    new MessageId("m1"),
                    PhoneNumber.parse("+15551234567"),
                    MessageText.of("See you at 9"),
                    new Origin.Operator("ada", null),
                    NOON)
            .claimed(NOON, Duration.ofSeconds(60));

    private static CarrierReport report(CarrierStatus status) {
        return CarrierReport.of(SM1, status, NOON);
    }

    private static OutgoingMessage after(OutgoingMessage message, List<CarrierStatus> statuses) {
        OutgoingMessage reported = message;
        for (CarrierStatus status : statuses) {
            reported = reported.after(report(status));
        }
        return reported;
    }

    @ParameterizedTest
    @EnumSource(
            value = CarrierStatus.class,
            names = {"SENT", "DELIVERED", "UNDELIVERED", "FAILED", "CANCELED", "READ"})
    void every_order_leads_to_the_same_end(CarrierStatus last) {
        List<CarrierStatus> statuses = new ArrayList<>(
                List.of(CarrierStatus.ACCEPTED, CarrierStatus.QUEUED, CarrierStatus.SENDING, last, last));
        if (last == CarrierStatus.READ) {
            statuses.add(CarrierStatus.DELIVERED);
        }
        Delivery expected = SENDING.delivery().after(report(last));
        Random random = new Random(statuses.hashCode());
        for (int i = 0; i < 500; i++) {
            Collections.shuffle(statuses, random);
            OutgoingMessage end = after(SENDING, statuses);

            assertThat(end.delivery()).as("%s", statuses).isEqualTo(expected);
            assertThat(end.history().stream().filter(step -> step.status() == DeliveryStatus.SENT))
                    .as("%s", statuses)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(CarrierStatus.class)
    void a_repeated_report_changes_nothing(CarrierStatus status) {
        OutgoingMessage once = SENDING.after(report(status));

        assertThat(once.after(report(status))).isSameAs(once);
        assertThat(once.delivery().after(report(status))).isSameAs(once.delivery());
    }

    @ParameterizedTest
    @EnumSource(CarrierStatus.class)
    void a_report_about_another_message_of_the_carrier_changes_nothing(CarrierStatus status) {
        OutgoingMessage sent = SENDING.accepted(SM1, NOON);

        assertThat(sent.after(CarrierReport.of(SM2, status, NOON))).isSameAs(sent);
    }

    @ParameterizedTest
    @EnumSource(CarrierStatus.class)
    void every_report_proves_acceptance(CarrierStatus status) {
        assertThat(SENDING.after(report(status)).reference()).contains(SM1);
        assertThat(SENDING.unconfirmed(NOON).after(report(status)).reference()).contains(SM1);
    }

    @Test
    void what_a_message_has_come_through_is_never_taken_back() {
        long seed = System.nanoTime();
        LOG.log(Level.INFO, "seed {0}", Long.toString(seed));
        Random random = new Random(seed);
        CarrierStatus[] all = CarrierStatus.values();
        for (int i = 0; i < 5000; i++) {
            OutgoingMessage message = random.nextBoolean() ? SENDING : SENDING.unconfirmed(NOON);
            for (int step = 0; step < 8; step++) {
                OutgoingMessage next = message.after(report(all[random.nextInt(all.length)]));

                assertThat(next.history())
                        .as("seed %d", seed)
                        .startsWith(message.history().toArray(new OutgoingMessage.Step[0]));
                assertThat(DeliverySteps.rank(next.delivery()))
                        .isGreaterThanOrEqualTo(DeliverySteps.rank(message.delivery()));
                if (message.sentAt().isPresent()) {
                    assertThat(next.sentAt()).isEqualTo(message.sentAt());
                }
                message = next;
            }
            assertThat(message.isAccepted()).isTrue();
        }
    }
}
