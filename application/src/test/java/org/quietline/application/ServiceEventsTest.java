package org.quietline.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.ServiceEvent.AcknowledgementAccepted;
import org.quietline.application.port.ServiceEvent.AttemptAnswered;
import org.quietline.application.port.ServiceEvent.AttemptResult;
import org.quietline.application.port.ServiceEvent.DeliveryReported;
import org.quietline.application.port.ServiceEvent.GivenUp;
import org.quietline.application.port.ServiceEvent.Intake;
import org.quietline.application.port.ServiceEvent.MessageReceived;
import org.quietline.application.port.ServiceEvent.OutgoingKind;
import org.quietline.application.port.ServiceEvent.StoreMissed;
import org.quietline.application.port.ServiceEvent.WebhookAnswered;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.webhook.ObservedWebhook;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.Silence;

class ServiceEventsTest {
    private final Desk desk = new Desk();

    @Test
    void an_acknowledged_message_is_told_with_the_time_until_its_acknowledgement_was_accepted() {
        desk.register(ADA);
        desk.arrives(1, ADA, "Hello");
        desk.clock.advance(Duration.ofMillis(700));
        desk.tasks.runAll();
        assertThat(desk.events)
                .containsExactly(
                        new MessageReceived(Intake.ACKNOWLEDGED, null, false, 1),
                        new AttemptAnswered(OutgoingKind.ACKNOWLEDGEMENT, AttemptResult.ACCEPTED, null),
                        new AcknowledgementAccepted(Duration.ofMillis(700)));
    }

    @Test
    void silence_is_told_with_its_reason_and_a_duplicate_as_such() {
        desk.arrives(1, ADA, "Hello");
        desk.arrives(1, ADA, "Hello");
        assertThat(desk.events)
                .containsExactly(
                        new MessageReceived(Intake.KEPT_SILENT, Silence.UNKNOWN_SENDER, false, 1),
                        new MessageReceived(Intake.DUPLICATE, null, false, 1));
    }

    @Test
    void a_refusal_is_told_with_its_code() {
        desk.register(ADA);
        desk.carrier.refuses(30006);
        desk.arrives(1, ADA, "Hello");
        desk.tasks.runAll();
        assertThat(desk.events)
                .contains(new AttemptAnswered(OutgoingKind.ACKNOWLEDGEMENT, AttemptResult.REFUSED, 30006))
                .noneMatch(AcknowledgementAccepted.class::isInstance);
    }

    @Test
    void a_message_that_was_never_taken_is_given_up_once() {
        desk.register(ADA);
        desk.carrier.takesNothing();
        desk.arrives(1, ADA, "Hello");
        desk.tasks.runAll();
        desk.roundAfter(AttemptRecorder.ACKNOWLEDGEMENT_LIFE);
        desk.roundAfter(Desk.SCAN_EVERY);
        assertThat(desk.events)
                .contains(new AttemptAnswered(OutgoingKind.ACKNOWLEDGEMENT, AttemptResult.NOT_TAKEN, null));
        assertThat(desk.events.stream().filter(GivenUp.class::isInstance))
                .containsExactly(new GivenUp(OutgoingKind.ACKNOWLEDGEMENT));
    }

    @Test
    void a_claim_that_ran_out_is_told_as_an_attempt_of_which_nobody_knows() {
        desk.register(ADA);
        desk.arrives(1, ADA, "Hello");
        Desk other = desk.secondInstance();
        other.roundAfter(Duration.ofSeconds(61));
        assertThat(other.events)
                .containsExactly(new AttemptAnswered(OutgoingKind.ACKNOWLEDGEMENT, AttemptResult.UNCONFIRMED, null));
    }

    @Test
    void a_report_is_told_when_it_changes_something() {
        desk.register(ADA);
        desk.arrives(1, ADA, "Hello");
        desk.tasks.runAll();
        desk.events.clear();
        CarrierReport lost = CarrierReport.of(
                        desk.onlyOutgoing().reference().orElseThrow(), CarrierStatus.UNDELIVERED, desk.clock.instant())
                .because(FailureReason.ofCode(30003));
        desk.delivery.record(lost, null);
        desk.delivery.record(lost, null);
        assertThat(desk.events)
                .containsExactly(new DeliveryReported(
                        OutgoingKind.ACKNOWLEDGEMENT, DeliveryStatus.SENT, DeliveryStatus.UNDELIVERED, 30003));
    }

    @Test
    void a_queue_that_cannot_be_read_is_told() {
        desk.trouble.goDown();
        desk.roundAfter(Desk.SCAN_EVERY);
        assertThat(desk.events).containsExactly(new StoreMissed());
    }

    @Test
    void what_waits_for_a_slot_shows_in_the_load() {
        for (int n = 1; n <= 3; n++) {
            desk.register(person(n));
            desk.arrives(n, person(n), "Hello");
        }
        assertThat(desk.dispatch.load().withCarrier()).isEqualTo(Desk.SLOTS);
        desk.dispatch.round();
        assertThat(desk.dispatch.load().waiting()).isEqualTo(1);
        desk.tasks.runAll();
        desk.roundAfter(Desk.SCAN_EVERY);
        assertThat(desk.dispatch.load().waiting()).isZero();
        assertThat(desk.dispatch.load().withCarrier()).isZero();
    }

    @Test
    void a_webhook_tells_how_it_was_answered_and_of_what_kind_it_is() {
        List<ServiceEvent> seen = new ArrayList<>();
        Webhook webhook =
                new ObservedWebhook(request -> new Webhook.Answer(204, "", ""), WebhookKind.STATUS, seen::add);
        webhook.answered(503, Duration.ofMillis(20));
        assertThat(seen).containsExactly(new WebhookAnswered(WebhookKind.STATUS, 503, Duration.ofMillis(20)));
        assertThat(new WebhookAnswered(WebhookKind.STATUS, 503, Duration.ZERO).isOurFault())
                .isTrue();
        assertThat(new WebhookAnswered(WebhookKind.STATUS, 403, Duration.ZERO).isOurFault())
                .isFalse();
    }

    @Test
    void an_observer_that_fails_harms_neither_the_work_nor_the_others() {
        List<ServiceEvent> seen = new ArrayList<>();
        Observer all = Observer.toAll(List.of(
                event -> {
                    throw new IllegalStateException("broken");
                },
                seen::add));
        all.observe(new StoreMissed());
        assertThat(seen).containsExactly(new StoreMissed());
    }
}
