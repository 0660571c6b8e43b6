package org.quietline.adapter.twilio.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.twilio.carrier.Fixture.CREATED;
import static org.quietline.adapter.twilio.carrier.Fixture.fromOperator;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.twilio.carrier.ScriptedServer.Step;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.SmsCarrier.Answer.Accepted;
import org.quietline.application.port.SmsCarrier.Answer.NotTaken;
import org.quietline.application.port.SmsCarrier.Answer.Unconfirmed;

/**
 * A server may close a connection that it has kept open just when the next message is written to it. HTTP clients like
 * to send such a request again; a message must not be.
 */
class ClosedConnectionTest {
    private static final int ROUNDS = 300;
    private static final int LONGEST_WAIT = 60_000;
    private static final Logger LOG = Logger.getLogger(ClosedConnectionTest.class.getName());

    private static long posts(ScriptedServer server, String text) {
        return server.asked.stream()
                .filter(asked -> text.equals(asked.form().get("Body")))
                .count();
    }

    @Test
    void a_connection_that_is_closed_once_the_message_was_read_leaves_it_unconfirmed_and_sent_once()
            throws IOException {
        try (ScriptedServer server = ScriptedServer.of(status(201, CREATED), out -> false, status(201, CREATED));
                TwilioAccount account = Fixture.account(server.url())) {
            assertThat(account.carrier().send(fromOperator("first"))).isInstanceOf(Accepted.class);
            assertThat(account.carrier().send(fromOperator("second"))).isInstanceOf(Unconfirmed.class);
            assertThat(account.carrier().send(fromOperator("third"))).isInstanceOf(Accepted.class);

            assertThat(server.connections()).as("the first connection was kept").isEqualTo(2);
            assertThat(posts(server, "second")).isEqualTo(1);
            assertThat(server.asked).hasSize(3);
        }
    }

    @Test
    void a_connection_that_is_closed_at_any_moment_carries_a_message_once_at_most() throws IOException {
        long seed = System.nanoTime();
        LOG.info(() -> "seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Semaphore mayClose = new Semaphore(0);
        Step answerAndCloseSoon = out -> {
            status(201, CREATED).answer(out);
            try {
                boolean isTime = mayClose.tryAcquire(30, TimeUnit.SECONDS);
                int wait = random.nextInt(LONGEST_WAIT);
                for (int i = 0; i < wait; i++) {
                    Thread.onSpinWait();
                }
                return !isTime;
            } catch (InterruptedException e) {
                return false;
            }
        };
        int[] outcomes = new int[3];
        try (ScriptedServer server = ScriptedServer.of(answerAndCloseSoon);
                TwilioAccount account = Fixture.account(server.url())) {
            for (int i = 0; i < ROUNDS; i++) {
                String text = "message " + i;
                // Lets the other side close the connection that this message is going to be written to.
                mayClose.release();
                Answer answer = account.carrier().send(fromOperator(text));

                long posts = posts(server, text);
                if (answer instanceof Accepted) {
                    outcomes[0]++;
                    assertThat(posts).as("accepted once").isEqualTo(1);
                } else if (answer instanceof NotTaken) {
                    outcomes[1]++;
                    assertThat(posts).as("not taken, so never read").isZero();
                } else {
                    outcomes[2]++;
                    assertThat(answer).isInstanceOf(Unconfirmed.class);
                    assertThat(posts).as("read once at most").isLessThanOrEqualTo(1);
                }
            }
            assertThat(server.asked.stream().map(asked -> asked.form().get("Body")))
                    .doesNotHaveDuplicates();
        }
        LOG.info(() -> "accepted %d, not taken %d, unconfirmed %d".formatted(outcomes[0], outcomes[1], outcomes[2]));
    }
}
