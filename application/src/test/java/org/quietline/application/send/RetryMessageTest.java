package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.everyState;
import static org.quietline.application.port.Samples.out;

import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.Desk;
import org.quietline.application.port.Samples;
import org.quietline.application.send.RetryMessage.Outcome;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;

class RetryMessageTest {
    private static final MessageId AGAIN = out(500);

    private static final Set<DeliveryStatus> MAY_BE_SENT_AGAIN =
            Set.of(DeliveryStatus.FAILED, DeliveryStatus.UNDELIVERED, DeliveryStatus.UNCONFIRMED);

    @BeforeEach
    void be_in_a_hurry() {
        Thread.currentThread().interrupt();
    }

    @AfterEach
    void be_patient_again() {
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void only_what_may_not_have_arrived_is_sent_again_and_as_a_new_message() {
        for (OutgoingMessage old : everyState()) {
            Desk desk = new Desk();
            desk.register(ADA);
            add(desk.store, old);
            Outcome outcome = desk.retry.retry(old.id(), AGAIN, "olga");
            if (MAY_BE_SENT_AGAIN.contains(old.delivery().status())) {
                OutgoingMessage again = desk.outgoing(AGAIN);
                assertThat(outcome).isEqualTo(new Outcome.Tried(new SendMessage.Outcome.Stored(again, true)));
                assertThat(again.text()).isEqualTo(old.text());
                assertThat(again.to()).isEqualTo(old.to());
                assertThat(again.origin()).isEqualTo(new Origin.Operator("olga", old.id()));
            } else {
                assertThat(outcome).isEqualTo(new Outcome.NotNeeded(old));
                assertThat(desk.onlyOutgoing()).isEqualTo(old);
            }
            assertThat(desk.outgoing(old.id())).isEqualTo(old);
        }
    }

    @Test
    void an_unknown_message_is_not_found() {
        assertThat(new Desk().retry.retry(out(1), AGAIN, "olga")).isEqualTo(new Outcome.NotFound());
    }

    @Test
    void the_same_retry_twice_sends_once() {
        Desk desk = new Desk();
        desk.register(ADA);
        add(desk.store, Samples.unconfirmed(Samples.outgoing(1), Samples.NOON));
        desk.retry.retry(out(1), AGAIN, "olga");
        desk.tasks.runAll();
        desk.retry.retry(out(1), AGAIN, "olga");
        desk.tasks.runAll();
        assertThat(desk.carrier.offered()).extracting(OutgoingMessage::id).containsExactly(AGAIN);
        assertThat(desk.store.auditTrail().lines()).containsExactly("olga send " + AGAIN + " again, after " + out(1));
    }

    @Test
    void whoever_opted_out_is_not_written_to_again() {
        Desk desk = new Desk();
        add(desk.store, Samples.unconfirmed(Samples.outgoing(1), Samples.NOON));
        assertThat(desk.retry.retry(out(1), AGAIN, "olga"))
                .isEqualTo(new Outcome.Tried(new SendMessage.Outcome.Rejected(SendMessage.Reason.UNKNOWN)));
    }
}
