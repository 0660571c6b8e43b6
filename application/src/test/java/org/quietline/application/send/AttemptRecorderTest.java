package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.outgoing;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.Stored;
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
}
