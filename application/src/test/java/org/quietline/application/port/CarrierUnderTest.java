package org.quietline.application.port;

import java.time.Duration;
import java.time.Instant;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;

/**
 * An account at a carrier, for the contracts, and what can happen to it there. An adapter makes a new one for each
 * test, over a server that behaves as the carrier does, and closes it afterwards by itself. What is told of "the next"
 * offer holds for one.
 */
public interface CarrierUnderTest {
    /** Sends through the account. */
    SmsCarrier carrier();

    /** Sends through an account at a carrier that nobody can reach. */
    SmsCarrier unreachable();

    /** Reads the account's log. */
    CarrierRecords records();

    /** The time at the carrier. */
    Instant now();

    /** A number of ours, which can be texted. */
    PhoneNumber ours();

    /** How often the carrier was asked to take a message, however it answered. */
    int asked();

    /** Returns a recipient whose next message the carrier refuses for good. */
    PhoneNumber refused();

    /** Returns a recipient who opted out at the carrier, which refuses the next message to them for that reason. */
    PhoneNumber optedOut();

    /** The next offer is turned away for now, and the carrier asks to wait so many whole seconds. */
    void turnsAwayNext(Duration wait);

    /** The next offer is taken, and the answer gets lost. */
    void losesNextAnswer();

    /** The connection breaks at the next offer, which is not taken. */
    void hangsUpOnNext();

    /** The next offer fails at the carrier in a way that leaves open whether it was taken; it was not. */
    void failsNext();

    /** Somebody texts our number, and no webhook tells of it. Returns the carrier's name for the text. */
    MessageId receives(PhoneNumber from, String text);

    /** The message has reached its recipient. */
    void delivers(CarrierReference reference);

    /** From now on the log cannot be read. */
    void hidesRecords();
}
