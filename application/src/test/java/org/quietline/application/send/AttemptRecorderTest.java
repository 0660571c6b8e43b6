package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.OutgoingMessage;

class AttemptRecorderTest {
    @Test
    void an_answer_about_a_message_that_can_no_longer_be_read_is_no_failure() {
        // What a store answers about a row that somebody has spoiled by hand.
        MessageLog blind = (MessageLog) Proxy.newProxyInstance(
                MessageLog.class.getClassLoader(),
                new Class<?>[] {MessageLog.class},
                (proxy, method, arguments) -> Optional.empty());
        AttemptRecorder recorder = new AttemptRecorder(
                blind, new InMemoryStore().userDirectory(), new Backoff(() -> 0L), new MutableClock());
        OutgoingMessage claimed = outgoing(1).claimed(NOON, Duration.ofMinutes(1));

        assertThat(recorder.record(new Stored<>(claimed, "2"), new Answer.Unconfirmed("cut off")))
                .isEmpty();
    }

    @Test
    void a_refusal_that_comes_after_the_message_was_delivered_changes_nothing() {
        InMemoryStore store = new InMemoryStore();
        add(store, outgoing(1));
        MutableClock clock = new MutableClock();
        AttemptRecorder recorder =
                new AttemptRecorder(store.messageLog(), store.userDirectory(), new Backoff(() -> 0L), clock);
        Stored<OutgoingMessage> claimed = claimed(store, clock);
        recorder.record(claimed, new Answer.Accepted(ScriptedCarrier.reference(1)));
        Optional<OutgoingMessage> accepted =
                store.messageLog().findOutgoing(out(1)).map(Stored::value);

        assertThat(recorder.record(claimed, new Answer.Refused(FailureReason.ofCode(21211), false)))
                .isEqualTo(accepted);
        assertThat(recorder.record(claimed, new Answer.NotTaken("busy", Optional.empty())))
                .isEqualTo(accepted);
        assertThat(recorder.record(claimed, new Answer.Unconfirmed("cut off"))).isEqualTo(accepted);
        assertThat(store.messageLog().findOutgoing(out(1)).map(Stored::value)).isEqualTo(accepted);
    }

    @Test
    void a_message_that_was_given_up_tells_whether_it_was_ever_offered() {
        InMemoryStore store = new InMemoryStore();
        add(store, outgoing(1));
        MutableClock clock = new MutableClock();
        AttemptRecorder recorder =
                new AttemptRecorder(store.messageLog(), store.userDirectory(), new Backoff(() -> 0L), clock);
        OutgoingMessage queued =
                store.messageLog().findOutgoing(out(1)).orElseThrow().value();
        assertThat(recorder.givenUpAsTooLate(queued, NOON.plus(AttemptRecorder.OPERATOR_LIFE))
                        .flatMap(message -> message.delivery().failure()))
                .contains(FailureReason.inWords("not sent: it waited too long"));

        Stored<OutgoingMessage> claimed = claimed(store, clock);
        clock.advance(AttemptRecorder.OPERATOR_LIFE);
        assertThat(recorder.record(claimed, new Answer.NotTaken("busy", Optional.empty()))
                        .flatMap(message -> message.delivery().failure()))
                .contains(FailureReason.inWords("the carrier did not take it in time, after 1 attempts"));
    }

    private static Stored<OutgoingMessage> claimed(InMemoryStore store, MutableClock clock) {
        Stored<OutgoingMessage> queued = store.messageLog().findOutgoing(out(1)).orElseThrow();
        return store.messageLog()
                .replace(queued, queued.value().claimed(clock.instant(), Duration.ofMinutes(1)))
                .orElseThrow();
    }
}
