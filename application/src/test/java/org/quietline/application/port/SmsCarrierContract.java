package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.LEASE;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.text;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * What every {@link SmsCarrier} must do: ask the carrier once, answer whatever happens, and never say more than is
 * known. {@link CarrierUnderTest} makes things happen.
 */
public interface SmsCarrierContract {
    /** A new account at which nothing has happened yet. */
    CarrierUnderTest newCarrier();

    @Test
    default void what_is_accepted_has_a_name_of_its_own() {
        CarrierUnderTest carrier = newCarrier();
        Answer first = carrier.carrier().send(claimed(carrier, 1, ADA, "Hello"));
        Answer second = carrier.carrier().send(claimed(carrier, 2, ADA, "Hello"));
        assertThat(reference(first)).isNotEqualTo(reference(second));
        assertThat(carrier.asked()).isEqualTo(2);
        assertThat(taken(carrier, ADA)).hasSize(2);
    }

    @Test
    default void an_acknowledgement_is_accepted_like_an_operators_message() {
        CarrierUnderTest carrier = newCarrier();
        OutgoingMessage acknowledgement = OutgoingMessage.queued(
                        out(1), ADA, text("We have it."), new Origin.Acknowledgement(Samples.sm(1)), carrier.now())
                .from(carrier.ours())
                .claimed(carrier.now(), LEASE);
        Answer answer = carrier.carrier().send(acknowledgement);
        assertThat(taken(carrier, ADA)).extracting(Accepted::reference).containsExactly(reference(answer));
    }

    @Test
    default void a_refusal_tells_why_and_is_not_taken() {
        CarrierUnderTest carrier = newCarrier();
        PhoneNumber nobody = carrier.refused();
        Answer answer = carrier.carrier().send(claimed(carrier, 1, nobody, "Hello"));
        assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
            assertThat(refused.optedOut()).isFalse();
            assertThat(refused.reason().toString()).isNotBlank();
        });
        assertThat(carrier.asked()).isEqualTo(1);
        assertThat(taken(carrier, nobody)).isEmpty();
    }

    @Test
    default void who_opted_out_at_the_carrier_is_told_apart() {
        CarrierUnderTest carrier = newCarrier();
        Answer answer = carrier.carrier().send(claimed(carrier, 1, carrier.optedOut(), "Hello"));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.optedOut()).isTrue());
        assertThat(carrier.asked()).isEqualTo(1);
    }

    @Test
    default void what_is_turned_away_was_not_taken_and_may_be_offered_again() {
        CarrierUnderTest carrier = newCarrier();
        carrier.turnsAwayNext(Duration.ofSeconds(7));
        OutgoingMessage message = claimed(carrier, 1, ADA, "Hello");
        Answer answer = carrier.carrier().send(message);
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.NotTaken.class,
                        later -> assertThat(later.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(7))));
        assertThat(carrier.asked()).isEqualTo(1);
        assertThat(taken(carrier, ADA)).isEmpty();

        OutgoingMessage again = message.notTaken(carrier.now(), carrier.now()).claimed(carrier.now(), LEASE);
        assertThat(carrier.carrier().send(again)).isInstanceOf(Answer.Accepted.class);
        assertThat(taken(carrier, ADA)).hasSize(1);
    }

    @Test
    default void nobody_knows_when_the_answer_is_lost_and_the_carrier_is_not_asked_again() {
        CarrierUnderTest carrier = newCarrier();
        carrier.losesNextAnswer();
        assertThat(carrier.carrier().send(claimed(carrier, 1, ADA, "Hello"))).isInstanceOf(Answer.Unconfirmed.class);
        assertThat(carrier.asked()).isEqualTo(1);
        assertThat(taken(carrier, ADA)).hasSize(1);
    }

    @Test
    default void nobody_knows_when_the_connection_breaks_and_the_carrier_is_not_asked_again() {
        CarrierUnderTest carrier = newCarrier();
        carrier.hangsUpOnNext();
        assertThat(carrier.carrier().send(claimed(carrier, 1, ADA, "Hello"))).isInstanceOf(Answer.Unconfirmed.class);
        assertThat(carrier.asked()).isEqualTo(1);
        assertThat(taken(carrier, ADA)).isEmpty();
    }

    @Test
    default void nobody_knows_when_the_carrier_fails_and_it_is_not_asked_again() {
        CarrierUnderTest carrier = newCarrier();
        carrier.failsNext();
        assertThat(carrier.carrier().send(claimed(carrier, 1, ADA, "Hello"))).isInstanceOf(Answer.Unconfirmed.class);
        assertThat(carrier.asked()).isEqualTo(1);
    }

    @Test
    default void a_carrier_out_of_reach_has_taken_nothing() {
        CarrierUnderTest carrier = newCarrier();
        assertThat(carrier.unreachable().send(claimed(carrier, 1, ADA, "Hello")))
                .isInstanceOf(Answer.NotTaken.class);
    }

    @Test
    default void an_interrupted_thread_gets_an_answer_and_stays_interrupted() {
        CarrierUnderTest carrier = newCarrier();
        OutgoingMessage message = claimed(carrier, 1, ADA, "Hello");
        Thread.currentThread().interrupt();
        Answer answer = carrier.carrier().send(message);
        assertThat(Thread.interrupted()).isTrue();
        if (answer instanceof Answer.Accepted accepted) {
            assertThat(taken(carrier, ADA)).extracting(Accepted::reference).containsExactly(accepted.reference());
        }
        assertThat(carrier.asked()).isLessThanOrEqualTo(1);
    }

    @Test
    default void messages_sent_at_once_are_taken_once_each() {
        CarrierUnderTest carrier = newCarrier();
        List<CarrierReference> references = Together.run(
                16, i -> reference(carrier.carrier().send(claimed(carrier, i, i % 2 == 0 ? ADA : BOB, "No. " + i))));
        assertThat(references).doesNotHaveDuplicates();
        assertThat(carrier.asked()).isEqualTo(16);
        assertThat(Stream.concat(taken(carrier, ADA).stream(), taken(carrier, BOB).stream())
                        .map(Accepted::reference))
                .containsExactlyInAnyOrderElementsOf(references);
    }

    @Test
    default void no_answer_shows_the_recipient_or_the_text() {
        CarrierUnderTest carrier = newCarrier();
        PhoneNumber refused = carrier.refused();
        Answer refusal = carrier.carrier().send(claimed(carrier, 1, refused, "A secret"));
        carrier.failsNext();
        Answer failure = carrier.carrier().send(claimed(carrier, 2, ADA, "A secret"));
        carrier.hangsUpOnNext();
        Answer hungUp = carrier.carrier().send(claimed(carrier, 3, ADA, "A secret"));
        Answer outOfReach = carrier.unreachable().send(claimed(carrier, 4, ADA, "A secret"));
        assertThat(List.of(refusal, failure, hungUp, outOfReach))
                .allSatisfy(answer -> assertThat(answer.toString())
                        .doesNotContain(
                                ADA.unmasked().substring(1), refused.unmasked().substring(1), "A secret"));
    }

    private static OutgoingMessage claimed(CarrierUnderTest carrier, int n, PhoneNumber to, String text) {
        return Samples.outgoing(n, to, text, carrier.now()).claimed(carrier.now(), LEASE);
    }

    private static CarrierReference reference(Answer answer) {
        if (answer instanceof Answer.Accepted accepted) {
            return accepted.reference();
        }
        throw new AssertionError("not accepted: " + answer);
    }

    private static List<Accepted> taken(CarrierUnderTest carrier, PhoneNumber to) {
        return carrier.records()
                .acceptedFor(to, carrier.now().minusSeconds(3600), carrier.now().plusSeconds(60));
    }
}
