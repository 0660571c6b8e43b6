package org.quietline.adapter.twilio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.quietline.adapter.twilio.other.AnotherTwilio;
import org.quietline.adapter.twilio.other.AnotherTwilio.Mishap;
import org.quietline.application.port.Samples;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;

/** The adapter over a Twilio that shares nothing with the simulator. */
final class OtherCarrier extends AdapterUnderTest {
    private final AnotherTwilio twilio;

    OtherCarrier() {
        this(start());
    }

    private OtherCarrier(AnotherTwilio twilio) {
        super(twilio.baseUrl());
        this.twilio = twilio;
    }

    private static AnotherTwilio start() {
        try {
            return new AnotherTwilio(Accounts.SID, Accounts.TOKEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AnotherTwilio twilio() {
        return twilio;
    }

    @Override
    public int asked() {
        return twilio.creates();
    }

    @Override
    public PhoneNumber refused() {
        return refused(Samples.person(8001), 21211);
    }

    @Override
    public PhoneNumber optedOut() {
        return refused(Samples.person(8002), 21610);
    }

    private PhoneNumber refused(PhoneNumber number, int code) {
        twilio.refuse(number.unmasked(), code);
        return number;
    }

    @Override
    public void turnsAwayNext(Duration wait) {
        if (!wait.equals(Duration.ofSeconds(7))) {
            throw new AssertionError("it knows seven seconds alone");
        }
        twilio.next(Mishap.BUSY_FOR_LONG);
    }

    @Override
    public void losesNextAnswer() {
        twilio.next(Mishap.TAKES_AND_HANGS_UP);
    }

    @Override
    public void hangsUpOnNext() {
        twilio.next(Mishap.HANGS_UP);
    }

    @Override
    public void failsNext() {
        twilio.next(Mishap.FAILS);
    }

    @Override
    public MessageId receives(PhoneNumber from, String text) {
        return new MessageId(twilio.keep(from.unmasked(), Samples.DESK.unmasked(), text));
    }

    @Override
    public void delivers(CarrierReference reference) {
        twilio.deliver(reference.value());
    }

    @Override
    public void hidesRecords() {
        twilio.logIsReadable(false);
    }

    @Override
    public void close() {
        super.close();
        try {
            twilio.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
