package org.quietline.application.port;

import static org.quietline.application.port.Samples.DESK;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;

class ScriptedCarrierTest implements SmsCarrierContract, CarrierRecordsContract {
    @Override
    public CarrierUnderTest newCarrier() {
        return new Scripted();
    }

    private static final class Scripted implements CarrierUnderTest {
        private final MutableClock clock = new MutableClock();
        private final ScriptedCarrier carrier = new ScriptedCarrier(clock);
        private final AtomicInteger received = new AtomicInteger();

        @Override
        public SmsCarrier carrier() {
            return carrier;
        }

        @Override
        public SmsCarrier unreachable() {
            return new ScriptedCarrier(clock).takesNothing();
        }

        @Override
        public CarrierRecords records() {
            return carrier;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public PhoneNumber ours() {
            return DESK;
        }

        @Override
        public int asked() {
            return carrier.offered().size();
        }

        @Override
        public PhoneNumber refused() {
            carrier.refuses(21211);
            return Samples.person(8001);
        }

        @Override
        public PhoneNumber optedOut() {
            carrier.answers(new Answer.Refused(FailureReason.ofCode(21610), true));
            return Samples.person(8002);
        }

        @Override
        public void turnsAwayNext(Duration wait) {
            carrier.answers(new Answer.NotTaken("busy", Optional.of(wait)));
        }

        @Override
        public void losesNextAnswer() {
            carrier.acceptsUnheard();
        }

        @Override
        public void hangsUpOnNext() {
            carrier.answers(new Answer.Unconfirmed("the connection broke"));
        }

        @Override
        public void failsNext() {
            carrier.answers(new Answer.Unconfirmed("HTTP 500"));
        }

        @Override
        public MessageId receives(PhoneNumber from, String text) {
            MessageId id = Samples.sm(9_000 + received.incrementAndGet());
            carrier.hasReceived(
                    new CarrierRecords.Received(id, from, DESK, Samples.text(text), clock.instant(), 1, false));
            return id;
        }

        @Override
        public void delivers(CarrierReference reference) {
            carrier.reports(CarrierReport.of(reference, CarrierStatus.DELIVERED, clock.instant()));
        }

        @Override
        public void hidesRecords() {
            carrier.recordsAreUnavailable(true);
        }
    }
}
