package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** The webhooks over the use cases and an empty store in memory; what is signed for them carries our account. */
final class FuzzedDesk {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

    private static final String BASE = "https://sms.example.org";
    private static final PhoneNumber OURS = PhoneNumber.parse("+15550100000");
    private static final PhoneNumber ADA = PhoneNumber.parse("+15550111111");

    final InMemoryStore store = new InMemoryStore();
    final TwilioWebhooks webhooks;

    FuzzedDesk() {
        MutableClock clock = new MutableClock();
        InstantSource now = clock;
        AttemptRecorder recorder =
                new AttemptRecorder(store.messageLog(), store.userDirectory(), new Backoff(new Random(1)), now);
        DispatchQueued dispatch = new DispatchQueued(
                store.messageLog(),
                new ScriptedCarrier(clock),
                recorder,
                Runnable::run,
                Runnable::run,
                now,
                8,
                Duration.ofSeconds(2),
                Observer.NONE);
        ReceiveMessage receive = new ReceiveMessage(
                store.userDirectory(),
                store.messageLog(),
                dispatch,
                new SequentialIds(),
                now,
                new ReceiveMessage.Policy(MessageText.of("Received."), 0, Set.of(OURS)),
                Observer.NONE);
        webhooks = new TwilioWebhooks(
                new TwilioWebhooks.Settings(
                        ACCOUNT, List.of(Signing.TOKEN), URI.create(BASE), URI.create("https://api.twilio.com"), OURS),
                receive,
                new RecordDelivery(store.messageLog(), dispatch.outcomes(), Observer.NONE),
                now);
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE));
    }

    /** The form with our account before it, as bytes. */
    static byte[] ofOurAccount(String form) {
        return ("AccountSid=" + ACCOUNT + "&" + form).getBytes(StandardCharsets.UTF_8);
    }

    /** The request with the right signature, if its form can be signed at all. */
    static Optional<Webhook.Request> signed(String pathAndQuery, byte[] body) {
        return FormParameters.parse(body)
                .map(form -> new Webhook.Request(pathAndQuery, Signing.sign(BASE + pathAndQuery, form.signed()), body));
    }
}
