package org.example.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** Who may be answered, what may be shown, and how far a message has come: all of it without a server or a store. */
public final class Main {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    /** Our own port. The domain asks for no interface of its own to be implemented. */
    interface Outbox {
        void save(OutgoingMessage message);

        Optional<OutgoingMessage> find(MessageId id);
    }

    /** Good enough here; a real one replaces a message only if nobody else changed it in the meantime. */
    static final class InMemoryOutbox implements Outbox {
        private final Map<MessageId, OutgoingMessage> messages = new HashMap<>();

        @Override
        public void save(OutgoingMessage message) {
            messages.put(message.id(), message);
        }

        @Override
        public Optional<OutgoingMessage> find(MessageId id) {
            return Optional.ofNullable(messages.get(id));
        }
    }

    private Main() {}

    public static void main(String[] args) {
        PhoneNumber ada = PhoneNumber.parse("+15551234567");
        PhoneNumber ben = PhoneNumber.parse("+15557654321");
        Map<PhoneNumber, User> users = Map.of(ada, User.of(ada, UserStatus.ACTIVE).named("Ada"));

        for (PhoneNumber sender : new PhoneNumber[] {ada, ben}) {
            System.out.println(sender + " " + answer(Registration.check(users.get(sender))));
        }
        System.out.println(MessageText.of("Call my office, (415) 555-0123").redacted());

        Outbox outbox = new InMemoryOutbox();
        MessageId id = new MessageId("m1");
        outbox.save(OutgoingMessage.queued(id, ada, MessageText.of("We got it"), new Origin.Operator("ben", null), NOON));
        outbox.save(outbox.find(id).orElseThrow().claimed(NOON.plusSeconds(1), Duration.ofSeconds(60)));
        outbox.save(outbox.find(id).orElseThrow().accepted(new CarrierReference("SM1"), NOON.plusSeconds(2)));
        report(outbox, id, CarrierStatus.DELIVERED, NOON.plusSeconds(5));
        report(outbox, id, CarrierStatus.SENT, NOON.plusSeconds(6)); // late: changes nothing

        OutgoingMessage message = outbox.find(id).orElseThrow();
        System.out.println(message);
        message.history().forEach(step -> System.out.println(step.at() + " " + step.status().code()));
    }

    /** On Java 21 and later a switch over the answer does the same. */
    private static String answer(Registration registration) {
        return registration.match(
                registered -> "is registered: hello " + registered.user().displayName().orElse("there"),
                inactive -> "is not active",
                optedOut -> "wants no messages",
                unknown -> "is a stranger");
    }

    private static void report(Outbox outbox, MessageId id, CarrierStatus status, Instant at) {
        OutgoingMessage message = outbox.find(id).orElseThrow();
        outbox.save(message.after(CarrierReport.of(message.reference().orElseThrow(), status, at)));
    }
}
