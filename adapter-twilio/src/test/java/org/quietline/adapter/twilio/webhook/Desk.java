package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.port.Unavailable;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.webhook.Webhook.Answer;
import org.quietline.application.webhook.Webhook.Request;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** The webhooks before real use cases, over a store in memory, and a Twilio that signs for them. */
final class Desk {
    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String NEXT_TOKEN = "fedcba9876543210fedcba9876543210";
    static final String BASE = "https://sms.example.com";
    static final String SID = "SM0123456789abcdef0123456789abcdef";
    static final PhoneNumber OURS = PhoneNumber.parse("+15550100000");
    static final PhoneNumber ADA = PhoneNumber.parse("+15550111111");

    final InMemoryStore store = new InMemoryStore();
    final Unavailable outage = new Unavailable();
    final MutableClock clock = new MutableClock();
    final ScriptedCarrier carrier = new ScriptedCarrier(clock);
    final TwilioWebhooks webhooks;

    Desk() {
        this(new TwilioWebhooks.Settings(
                ACCOUNT, List.of(TOKEN, NEXT_TOKEN), URI.create(BASE), URI.create("http://127.0.0.1:8081"), OURS));
    }

    Desk(TwilioWebhooks.Settings settings) {
        MessageLog log = outage.inFrontOf(MessageLog.class, store.messageLog());
        UserDirectory users = outage.inFrontOf(UserDirectory.class, store.userDirectory());
        AttemptRecorder recorder = new AttemptRecorder(log, users, new Backoff(new Random(1)), clock);
        DispatchQueued dispatch = new DispatchQueued(
                log, carrier, recorder, Runnable::run, Runnable::run, clock, 8, Duration.ofSeconds(2), Observer.NONE);
        ReceiveMessage receive = new ReceiveMessage(
                users,
                log,
                dispatch,
                new SequentialIds(),
                clock,
                new ReceiveMessage.Policy(MessageText.of("Received."), 0, Set.of(OURS)),
                Observer.NONE);
        webhooks = new TwilioWebhooks(
                settings, receive, new RecordDelivery(log, dispatch.outcomes(), Observer.NONE), clock);
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE));
    }

    /** What Twilio sends when Ada texts, with these changes; a null value takes a parameter away. */
    static Map<String, String> text(String... changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "MessageSid",
                SID,
                "SmsSid",
                SID,
                "SmsMessageSid",
                SID,
                "AccountSid",
                ACCOUNT,
                "From",
                ADA.unmasked(),
                "To",
                OURS.unmasked(),
                "Body",
                "Née & co + 100% \ud83d\ude42",
                "NumMedia",
                "0",
                "NumSegments",
                "1",
                "FromCity",
                ""));
        return changed(parameters, changes);
    }

    /** What Twilio sends when a message of ours was delivered, with these changes. */
    static Map<String, String> status(String... changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "MessageSid",
                SID,
                "SmsSid",
                SID,
                "AccountSid",
                ACCOUNT,
                "MessageStatus",
                "delivered",
                "SmsStatus",
                "delivered",
                "From",
                OURS.unmasked(),
                "To",
                ADA.unmasked(),
                "RawDlrDoneDate",
                "2611221205"));
        return changed(parameters, changes);
    }

    private static Map<String, String> changed(Map<String, String> parameters, String... changes) {
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].equals("(none)")) {
                parameters.remove(changes[i]);
            } else {
                parameters.put(changes[i], changes[i + 1]);
            }
        }
        return parameters;
    }

    /** Signed and sent to where incoming messages go. */
    Answer texted(Map<String, String> parameters) {
        return webhooks.incoming().handle(signed(TwilioWebhooks.INCOMING_PATH, parameters));
    }

    /** Signed and sent to where the status of this message goes. */
    Answer reported(String query, Map<String, String> parameters) {
        return webhooks.status().handle(signed(TwilioWebhooks.STATUS_PATH + query, parameters));
    }

    static Request signed(String pathAndQuery, Map<String, String> parameters) {
        Map<String, List<String>> each = Signer.each(parameters);
        return new Request(pathAndQuery, Signer.sign(TOKEN, BASE + pathAndQuery, each), Signer.form(each));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
