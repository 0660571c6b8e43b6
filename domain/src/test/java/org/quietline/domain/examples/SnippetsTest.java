package org.quietline.domain.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.PlainText;
import org.quietline.domain.message.Segments;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** What the documentation shows is this code, between the marks. */
class SnippetsTest {
    private static final PhoneNumber ADA = PhoneNumber.parse("+15551234567");

    @Test
    void mask() {
        // @start region="mask"
        PhoneNumber number = PhoneNumber.parse("+15551234567");

        String forPagesAndLogs = number.masked(); // +•••••••4567, as number.toString()
        String forTheCarrier = number.unmasked(); // +15551234567
        // @end
        assertThat(forPagesAndLogs).isEqualTo("+•••••••4567");
        assertThat(forTheCarrier).isEqualTo("+15551234567");
    }

    @Test
    void redact() {
        // @start region="redact"
        String shown = Redaction.redact("Call (415) 555-0123 after 2026-11-22 14:05, I owe you $1,250,000");
        // Call (•••) •••-0123 after 2026-11-22 14:05, I owe you $1,250,000
        // @end
        assertThat(shown).isEqualTo("Call (•••) •••-0123 after 2026-11-22 14:05, I owe you $1,250,000");
    }

    @Test
    void check() {
        Map<PhoneNumber, User> users = new HashMap<>();
        users.put(ADA, User.of(ADA, UserStatus.ACTIVE));
        PhoneNumber sender = ADA;
        // @start region="check"
        Registration registration = Registration.check(users.get(sender));

        String answer = registration.match(
                registered -> "Hello " + registered.user().displayName().orElse("there"),
                inactive -> "",
                optedOut -> "",
                unknown -> "");
        // @end
        assertThat(answer).isEqualTo("Hello there");
    }

    @Test
    void segments() {
        // @start region="segments"
        String draft = "It’s on";
        Segments segments = Segments.of(draft); // 1 segment of UCS-2, because of the curly apostrophe
        String plain = PlainText.replaceAll(draft); // It's on
        Segments cheaper = Segments.of(plain); // 1 segment of GSM-7
        // @end
        assertThat(segments).hasToString("1 segment of UCS-2");
        assertThat(cheaper).hasToString("1 segment of GSM-7");
    }

    @Test
    void lifecycle() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        MessageId id = new MessageId("m1");
        Origin origin = new Origin.Operator("ada", null);
        // @start region="lifecycle"
        OutgoingMessage queued = OutgoingMessage.queued(id, ADA, MessageText.of("See you at 9"), origin, now);
        OutgoingMessage sending = queued.claimed(now, Duration.ofSeconds(60));

        // Reports may overtake the carrier's own answer, and come twice: each says only what it proves.
        CarrierReference reference = new CarrierReference("SM1");
        OutgoingMessage delivered = sending.after(CarrierReport.of(reference, CarrierStatus.DELIVERED, now));
        OutgoingMessage unchanged = delivered.after(CarrierReport.of(reference, CarrierStatus.SENT, now));
        // @end
        assertThat(delivered.delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(unchanged).isSameAs(delivered);
    }
}
