package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.report;
import static org.quietline.application.port.Samples.sending;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.unconfirmed;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.Desk;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.send.RecordDelivery.Outcome;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.OutgoingMessage;

class RecordDeliveryTest {
    private final Desk desk = new Desk();

    @Test
    void a_report_moves_the_message_that_bears_the_reference() {
        add(desk.store, sent(outgoing(1), 1, at(1)));
        assertThat(desk.delivery.record(report(ref(1), CarrierStatus.DELIVERED, at(2)), null))
                .isEqualTo(Outcome.RECORDED);
        assertThat(desk.outgoing(out(1)).deliveredAt()).contains(at(2));
    }

    @Test
    void a_report_of_an_unknown_reference_is_unknown() {
        add(desk.store, sent(outgoing(1), 1, at(1)));
        assertThat(desk.delivery.record(report(ref(9), CarrierStatus.DELIVERED, at(2)), null))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(desk.delivery.record(report(ref(9), CarrierStatus.DELIVERED, at(2)), out(9)))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void late_and_repeated_reports_change_nothing() {
        add(desk.store, sent(outgoing(1), 1, at(1)).after(report(ref(1), CarrierStatus.DELIVERED, at(2))));
        OutgoingMessage before = desk.outgoing(out(1));
        for (CarrierStatus status : List.of(
                CarrierStatus.QUEUED,
                CarrierStatus.SENDING,
                CarrierStatus.SENT,
                CarrierStatus.DELIVERED,
                CarrierStatus.UNDELIVERED)) {
            assertThat(desk.delivery.record(report(ref(1), status, at(3)), out(1)))
                    .isEqualTo(Outcome.NOTHING_NEW);
        }
        assertThat(desk.outgoing(out(1))).isEqualTo(before);
        assertThat(desk.delivery.late().of(out(1)))
                .hasSize(5)
                .first()
                .isEqualTo(report(ref(1), CarrierStatus.QUEUED, at(3)));
        assertThat(desk.delivery.late().of(out(2))).isEmpty();
    }

    @Test
    void a_report_tells_the_reference_of_a_send_whose_answer_was_lost() {
        add(desk.store, unconfirmed(outgoing(1), at(1)));
        assertThat(desk.delivery.record(report(ref(1), CarrierStatus.SENT, at(2)), out(1)))
                .isEqualTo(Outcome.RECORDED);
        assertThat(desk.outgoing(out(1)).reference()).contains(ref(1));
    }

    @Test
    void the_owner_of_a_reference_wins_over_the_address() {
        add(desk.store, sent(outgoing(1), 1, at(1)));
        add(desk.store, unconfirmed(outgoing(2), at(1)));
        assertThat(desk.delivery.record(report(ref(1), CarrierStatus.DELIVERED, at(2)), out(2)))
                .isEqualTo(Outcome.RECORDED);
        assertThat(desk.outgoing(out(1)).delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(desk.outgoing(out(2)).delivery().status()).isEqualTo(DeliveryStatus.UNCONFIRMED);
    }

    @Test
    void a_message_keeps_its_reference_when_a_report_names_another() {
        add(desk.store, sent(outgoing(1), 1, at(1)));
        assertThat(desk.delivery.record(report(ref(2), CarrierStatus.DELIVERED, at(2)), out(1)))
                .isEqualTo(Outcome.UNKNOWN);
        assertThat(desk.outgoing(out(1)).reference()).contains(ref(1));
        assertThat(desk.outgoing(out(1)).delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void a_report_may_come_before_the_answer_and_neither_is_lost() {
        desk.register(ADA);
        desk.arrives(1, ADA, "Hello");
        OutgoingMessage acknowledgement = desk.onlyOutgoing();
        assertThat(desk.delivery.record(
                        report(ScriptedCarrier.reference(1), CarrierStatus.DELIVERED, at(1)), acknowledgement.id()))
                .isEqualTo(Outcome.RECORDED);
        assertThat(desk.incoming(1).responseSent()).isTrue();
        desk.tasks.runAll();
        assertThat(desk.outgoing(acknowledgement.id()).delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(desk.outgoing(acknowledgement.id()).history())
                .extracting(OutgoingMessage.Step::status)
                .containsExactly(
                        DeliveryStatus.QUEUED, DeliveryStatus.SENDING, DeliveryStatus.SENT, DeliveryStatus.DELIVERED);
    }

    @Test
    void evidence_lifts_a_failure_without_trace() {
        add(desk.store, unconfirmed(outgoing(1), at(1)).withoutTrace(FailureReason.inWords("no trace"), at(2)));
        desk.delivery.record(report(ref(1), CarrierStatus.DELIVERED, at(3)), out(1));
        assertThat(desk.outgoing(out(1)).delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(desk.outgoing(out(1)).failedAt()).isEmpty();
    }

    @Test
    void a_report_whose_record_got_no_reply_can_be_repeated() {
        add(desk.store, sending(outgoing(1), at(1)));
        desk.trouble.loseOneReply();
        assertThat(catchThrowable(() -> desk.delivery.record(report(ref(1), CarrierStatus.DELIVERED, at(2)), out(1))))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(desk.delivery.record(report(ref(1), CarrierStatus.DELIVERED, at(2)), out(1)))
                .isEqualTo(Outcome.NOTHING_NEW);
        assertThat(desk.outgoing(out(1)).history()).hasSize(4);
    }
}
