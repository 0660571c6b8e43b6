package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.ServiceEvent.AcknowledgementAccepted;
import org.quietline.application.port.ServiceEvent.AttemptAnswered;
import org.quietline.application.port.ServiceEvent.AttemptResult;
import org.quietline.application.port.ServiceEvent.DeliveryReported;
import org.quietline.application.port.ServiceEvent.GivenUp;
import org.quietline.application.port.ServiceEvent.Intake;
import org.quietline.application.port.ServiceEvent.MessageReceived;
import org.quietline.application.port.ServiceEvent.OutgoingKind;
import org.quietline.application.port.ServiceEvent.Reconciled;
import org.quietline.application.port.ServiceEvent.StoreMissed;
import org.quietline.application.port.ServiceEvent.WebhookAnswered;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.Silence;

/** What every {@link Observer} must do: hear everything, from every thread, and object to nothing. */
public interface ObserverContract {
    /** Events of every kind, with and without what an event may lack. */
    List<ServiceEvent> EVENTS = List.of(
            new WebhookAnswered(WebhookKind.INCOMING, 200, Duration.ofMillis(3)),
            new WebhookAnswered(WebhookKind.STATUS, 503, Duration.ZERO),
            new MessageReceived(Intake.ACKNOWLEDGED, null, false, 1),
            new MessageReceived(Intake.KEPT_SILENT, Silence.UNKNOWN_SENDER, true, 10),
            new MessageReceived(Intake.DUPLICATE, null, false, 1),
            new AcknowledgementAccepted(Duration.ofHours(1)),
            new AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.ACCEPTED, null),
            new AttemptAnswered(OutgoingKind.ACKNOWLEDGEMENT, AttemptResult.REFUSED, 21610),
            new AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.REFUSED, -1),
            new AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.NOT_TAKEN, null),
            new AttemptAnswered(OutgoingKind.OPERATOR, AttemptResult.UNCONFIRMED, null),
            new GivenUp(OutgoingKind.OPERATOR),
            new DeliveryReported(OutgoingKind.OPERATOR, DeliveryStatus.SENDING, DeliveryStatus.DELIVERED, null),
            new DeliveryReported(OutgoingKind.OPERATOR, DeliveryStatus.SENT, DeliveryStatus.UNDELIVERED, 30003),
            new Reconciled(0, 0, 0, 0, 0, 0, 0),
            new Reconciled(1000, 10, 1, 2, 3, 4, 5),
            new StoreMissed());

    /** A new observer. */
    Observer observer();

    @Test
    default void every_kind_of_event_is_among_the_examples() {
        assertThat(EVENTS.stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(ServiceEvent.class.getPermittedSubclasses());
    }

    @Test
    default void every_event_is_heard_time_after_time() {
        Observer observer = observer();
        assertThatCode(() -> {
                    EVENTS.forEach(observer::observe);
                    EVENTS.forEach(observer::observe);
                })
                .doesNotThrowAnyException();
    }

    @Test
    default void events_may_come_from_many_threads_at_once() {
        Observer observer = observer();
        List<Integer> heard = Together.run(16, i -> {
            EVENTS.forEach(observer::observe);
            return EVENTS.size();
        });
        assertThat(heard).hasSize(16).containsOnly(EVENTS.size());
    }
}
