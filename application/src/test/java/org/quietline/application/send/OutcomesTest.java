package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.OutgoingMessage;

class OutcomesTest {
    private final Outcomes outcomes = new Outcomes();

    @Test
    void everybody_who_waits_learns_of_it() {
        OutgoingMessage over = outgoing(1).claimed(NOON, Duration.ofMinutes(1)).unconfirmed(NOON);
        try (Outcomes.Waiting one = outcomes.expect(out(1));
                Outcomes.Waiting other = outcomes.expect(out(1))) {
            outcomes.tell(over);
            assertThat(one.await(Duration.ZERO)).contains(over);
            assertThat(other.await(Duration.ZERO)).contains(over);
        }
    }

    @Test
    void who_stops_waiting_leaves_the_others_waiting() {
        OutgoingMessage over = outgoing(1).claimed(NOON, Duration.ofMinutes(1)).unconfirmed(NOON);
        try (Outcomes.Waiting patient = outcomes.expect(out(1))) {
            outcomes.expect(out(1)).close();
            outcomes.tell(over);
            assertThat(patient.await(Duration.ZERO)).contains(over);
        }
    }

    @Test
    void nothing_is_kept_when_nobody_waits_any_more() {
        OutgoingMessage over = outgoing(1).claimed(NOON, Duration.ofMinutes(1)).unconfirmed(NOON);
        outcomes.expect(out(1)).close();
        outcomes.tell(over);
        try (Outcomes.Waiting later = outcomes.expect(out(1))) {
            assertThat(later.await(Duration.ZERO)).isEmpty();
        }
    }
}
