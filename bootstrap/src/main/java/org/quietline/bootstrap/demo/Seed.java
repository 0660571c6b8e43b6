package org.quietline.bootstrap.demo;

import java.util.Map;
import org.quietline.adapter.web.WebUseCases;
import org.quietline.application.port.MessageIds;
import org.quietline.application.send.SendMessage;
import org.quietline.bootstrap.security.RandomMessageIds;
import org.quietline.domain.message.MessageText;
import org.quietline.simulator.TwilioSimulator;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.PhoneOutcome;
import org.quietline.simulator.fault.PhoneOutcome.Kind;
import org.quietline.simulator.fault.Strike;

/**
 * What has happened today when the demo begins. Nothing is put into the store: people text and operators write, through
 * the simulator and the use cases, so everything has come about as it always does.
 */
final class Seed {
    static final String ACTOR = "system";
    private static final int UNREACHABLE = 30003;
    private static final int LANDLINE = 30006;
    private static final FaultDocument PHONES = new FaultDocument(
            null,
            null,
            null,
            null,
            Map.of(
                    Person.NOAH.digits(), new PhoneOutcome(Kind.UNDELIVERED, UNREACHABLE),
                    Person.PHARMACY.digits(), new PhoneOutcome(Kind.FAILED, LANDLINE)));

    private final WebUseCases desk;
    private final TwilioSimulator simulator;
    private final String operator;
    private final MessageIds ids = new RandomMessageIds();

    Seed(WebUseCases desk, TwilioSimulator simulator, String operator) {
        this.desk = desk;
        this.simulator = simulator;
        this.operator = operator;
    }

    /** Sets the phones up. */
    void prepare() {
        simulator.faults().replace(PHONES);
    }

    /** Lets today happen. */
    void sow() throws InterruptedException {
        unconfirmed();
        conversations();
    }

    /** The connection breaks while a message is handed over, so nobody knows; some minutes later it shows. */
    private void unconfirmed() {
        simulator.faults().replace(PHONES.with(Fault.API_DROP_BEFORE, Strike.next(1)));
        write(Person.AMINA, "Hello Amina, the clinic moved your appointment to Thursday at 10:30.");
        simulator.faults().replace(PHONES);
    }

    private void conversations() throws InterruptedException {
        write(Person.NOAH, "Hi Noah, your order is ready to be picked up.");
        write(Person.PHARMACY, "Is the delivery for Mrs. Alvarez on its way?");
        text(Person.STRANGER, "You have won a prize! Call 415 555 0199 now");
        text(Person.MARIA, "Hi, this is Maria. Is the food bank open this Saturday?");
        text(Person.JAMES, "Running 10 minutes late for the 2pm visit, sorry!");
        write(Person.MARIA, "Hello Maria! Yes, from 9 to 1, entrance on Oak Street.");
        text(Person.MARIA, "Gracias \uD83D\uDE4F can my sister come too? Her number is (415) 555-0172");
        text(Person.LENA, "Is anybody there?");
        text(Person.PRIYA, "Could someone call me about the lease when you have a minute?");
        write(Person.JAMES, "No problem, James. Room 4 is yours until 3.");
        desk.tend().handle(Person.JAMES.number(), operator);
        text(Person.TOM, "STOP");
    }

    private void text(Person from, String text) throws InterruptedException {
        simulator.text(from.digits(), text);
    }

    private void write(Person to, String text) {
        SendMessage.Outcome outcome = desk.send()
                .send(new SendMessage.Command(ids.next(), to.number(), MessageText.of(text), operator, null));
        if (!(outcome instanceof SendMessage.Outcome.Stored)) {
            throw new IllegalStateException("a message of the demo was not taken");
        }
    }
}
