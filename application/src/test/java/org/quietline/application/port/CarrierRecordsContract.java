package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.LEASE;
import static org.quietline.application.port.Samples.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.application.port.CarrierRecords.Received;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;

/**
 * What every {@link CarrierRecords} must do. A carrier may keep its times in whole seconds, so nothing here asks for
 * less.
 */
public interface CarrierRecordsContract {
    /** A text with what tends to get lost on the way. */
    String TEXT = "Née & co + 100% = \"1;2\"?\n#\u00a0\ud83d\ude42 'x' \\ /";

    /** A new account at which nothing has happened yet. */
    CarrierUnderTest newCarrier();

    @Test
    default void a_text_that_reached_us_is_told_as_it_came() {
        CarrierUnderTest carrier = newCarrier();
        Instant before = carrier.now();
        MessageId id = carrier.receives(ADA, TEXT);
        assertThat(received(carrier, before.minusSeconds(60))).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(id);
            assertThat(message.from()).isEqualTo(ADA);
            assertThat(message.to()).isEqualTo(carrier.ours());
            assertThat(message.text()).isEqualTo(text(TEXT));
            assertThat(message.createdAt())
                    .isBetween(before.minusSeconds(1), carrier.now().plusSeconds(1));
            assertThat(message.segments()).isPositive();
            assertThat(message.hasFiles()).isFalse();
        });
        assertThat(carrier.records().media(id)).isEmpty();
    }

    @Test
    default void every_text_that_reached_us_is_told_once_and_nothing_else() {
        CarrierUnderTest carrier = newCarrier();
        Instant before = carrier.now();
        sends(carrier, 1, ADA, "Hello");
        List<MessageId> ids = IntStream.range(0, 12)
                .mapToObj(i -> carrier.receives(Samples.person(i), "No. " + i))
                .toList();
        sends(carrier, 2, BOB, "Hello");
        assertThat(received(carrier, before.minusSeconds(60)))
                .extracting(Received::id)
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    default void what_we_sent_is_told_by_recipient_and_time_the_oldest_first() {
        CarrierUnderTest carrier = newCarrier();
        Instant before = carrier.now();
        CarrierReference first = sends(carrier, 1, ADA, TEXT);
        CarrierReference second = sends(carrier, 2, ADA, "Again");
        sends(carrier, 3, BOB, "Hello");
        carrier.receives(ADA, "Hello");

        List<Accepted> found = carrier.records()
                .acceptedFor(ADA, before.minusSeconds(2), carrier.now().plusSeconds(2));
        assertThat(found).extracting(Accepted::reference).containsExactlyInAnyOrder(first, second);
        assertThat(found).isSortedAccordingTo((a, b) -> a.createdAt().compareTo(b.createdAt()));
        assertThat(found).filteredOn(row -> row.reference().equals(first)).allSatisfy(row -> {
            assertThat(row.text()).isEqualTo(text(TEXT));
            assertThat(row.createdAt())
                    .isBetween(before.minusSeconds(1), carrier.now().plusSeconds(1));
            assertThat(row.report().reference()).isEqualTo(first);
        });
    }

    @Test
    default void what_we_sent_at_another_time_is_left_out() {
        CarrierUnderTest carrier = newCarrier();
        Instant now = carrier.now();
        sends(carrier, 1, ADA, "Hello");
        CarrierRecords records = carrier.records();
        assertThat(records.acceptedFor(ADA, now.minusSeconds(120), now.minusSeconds(60)))
                .isEmpty();
        assertThat(records.acceptedFor(ADA, now.plusSeconds(600), now.plusSeconds(660)))
                .isEmpty();
    }

    @Test
    default void what_was_taken_without_an_answer_is_there_too() {
        CarrierUnderTest carrier = newCarrier();
        Instant before = carrier.now();
        carrier.losesNextAnswer();
        carrier.carrier().send(Samples.outgoing(1, ADA, "Hello", carrier.now()).claimed(carrier.now(), LEASE));
        assertThat(carrier.records()
                        .acceptedFor(ADA, before.minusSeconds(2), carrier.now().plusSeconds(2)))
                .hasSize(1);
    }

    @Test
    default void what_became_of_a_message_can_be_asked() {
        CarrierUnderTest carrier = newCarrier();
        CarrierReference reference = sends(carrier, 1, ADA, "Hello");
        CarrierReference other = sends(carrier, 2, ADA, "Hello");
        carrier.delivers(reference);
        CarrierReport report = carrier.records().report(reference).orElseThrow();
        assertThat(report.reference()).isEqualTo(reference);
        assertThat(report.status()).isEqualTo(CarrierStatus.DELIVERED);
        assertThat(carrier.records().report(other)).isPresent();
    }

    @Test
    default void a_name_that_the_carrier_never_gave_is_unknown() {
        CarrierUnderTest carrier = newCarrier();
        CarrierReference reference = sends(carrier, 1, ADA, "Hello");
        MessageId incoming = carrier.receives(ADA, "Hello");
        CarrierRecords records = carrier.records();
        assertThat(records.report(new CarrierReference("SM" + "0".repeat(32)))).isEmpty();
        assertThat(records.report(new CarrierReference("x" + reference.value())))
                .isEmpty();
        assertThat(records.report(new CarrierReference(incoming.value()))).isEmpty();
    }

    @Test
    default void a_log_that_cannot_be_read_is_told_without_personal_data() {
        CarrierUnderTest carrier = newCarrier();
        CarrierReference reference = sends(carrier, 1, ADA, "A secret");
        MessageId incoming = carrier.receives(ADA, "A secret");
        carrier.hidesRecords();
        Instant now = carrier.now();
        CarrierRecords records = carrier.records();
        assertUnavailable(() -> records.eachReceivedSince(now.minusSeconds(60), message -> {}));
        assertUnavailable(() -> records.acceptedFor(ADA, now.minusSeconds(60), now));
        assertUnavailable(() -> records.report(reference));
        assertUnavailable(() -> records.media(incoming));
    }

    private static void assertUnavailable(ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(CarrierUnavailableException.class)
                .satisfies(failure -> {
                    for (Throwable each = failure; each != null; each = each.getCause()) {
                        assertThat(each.toString())
                                .doesNotContain(ADA.unmasked().substring(1), "A secret");
                    }
                });
    }

    private static List<Received> received(CarrierUnderTest carrier, Instant since) {
        List<Received> found = new ArrayList<>();
        carrier.records().eachReceivedSince(since, found::add);
        return found;
    }

    private static CarrierReference sends(CarrierUnderTest carrier, int n, PhoneNumber to, String text) {
        Answer answer = carrier.carrier()
                .send(Samples.outgoing(n, to, text, carrier.now()).claimed(carrier.now(), LEASE));
        if (answer instanceof Answer.Accepted accepted) {
            return accepted.reference();
        }
        throw new AssertionError("not accepted: " + answer);
    }
}
