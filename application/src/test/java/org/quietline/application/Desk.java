package org.quietline.application;

import static org.quietline.application.port.Samples.DESK;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.quietline.application.audit.Audit;
import org.quietline.application.audit.AuditSeal;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Samples;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.Stored;
import org.quietline.application.port.Unavailable;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** The flows of receiving and sending over fakes, wired as in the program; tasks run when a test says so. */
public final class Desk {
    /** What registered users get. */
    public static final String ACKNOWLEDGEMENT = "We have received your message.";

    /** How often the queue is searched without a reason. */
    public static final Duration SCAN_EVERY = Duration.ofSeconds(30);

    /** How many acknowledgements one number gets within an hour. */
    public static final int PER_HOUR = 3;

    /** How many messages may be with the carrier at once. */
    public static final int SLOTS = 2;

    private static final RandomGenerator NO_JITTER = () -> 0L;

    public final MutableClock clock;
    private final SequentialIds ids;
    public final InMemoryStore store;
    public final ScriptedCarrier carrier;
    public final Unavailable trouble = new Unavailable();
    public final Unavailable auditTrouble = new Unavailable();
    public final List<ServiceEvent> events = new CopyOnWriteArrayList<>();
    public final StepExecutor tasks = new StepExecutor();
    public final DispatchQueued dispatch;
    public final ReceiveMessage receive;
    public final SendMessage send;
    public final RetryMessage retry;
    public final RecordDelivery delivery;
    public final Audit audit;
    public final MessageLog log;
    public final UserDirectory users;

    /** A desk of its own. */
    public Desk() {
        this(new InMemoryStore(), new MutableClock(), new SequentialIds());
    }

    private Desk(InMemoryStore store, MutableClock clock, SequentialIds ids) {
        this(store, clock, ids, new ScriptedCarrier(clock));
    }

    private Desk(InMemoryStore store, MutableClock clock, SequentialIds ids, ScriptedCarrier carrier) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.carrier = carrier;
        log = trouble.inFrontOf(MessageLog.class, store.messageLog());
        users = trouble.inFrontOf(UserDirectory.class, store.userDirectory());
        audit = new Audit(
                auditTrouble.inFrontOf(AuditTrail.class, store.auditTrail()),
                new AuditSeal(new SecretKeySpec(new byte[32], "HmacSHA256")),
                ids,
                clock);
        AttemptRecorder recorder = new AttemptRecorder(log, users, new Backoff(NO_JITTER), clock);
        dispatch =
                new DispatchQueued(log, carrier, recorder, tasks, Runnable::run, clock, SLOTS, SCAN_EVERY, events::add);
        receive = new ReceiveMessage(
                users,
                log,
                dispatch,
                ids,
                clock,
                new ReceiveMessage.Policy(Samples.text(ACKNOWLEDGEMENT), PER_HOUR, Set.of(DESK)),
                events::add);
        send = new SendMessage(users, log, dispatch, audit, clock);
        retry = new RetryMessage(log, send);
        delivery = new RecordDelivery(log, dispatch.outcomes(), events::add);
    }

    /** A second instance of the program over the same store and carrier. */
    public Desk secondInstance() {
        return new Desk(store, clock, ids, carrier);
    }

    /** Registers an active user. */
    public void register(PhoneNumber number) {
        store.userDirectory().add(User.of(number, UserStatus.ACTIVE));
    }

    /** A text to us arrives by webhook. */
    public ReceiveMessage.Outcome arrives(int n, PhoneNumber from, String text) {
        return receive.receive(received(n, from, text, null));
    }

    /** A text to us, as the carrier hands it over. */
    public static ReceiveMessage.Received received(
            int n, PhoneNumber from, String text, @Nullable OptOutKeyword optOut) {
        return new ReceiveMessage.Received(Samples.sm(n), from, DESK, Samples.text(text), 1, List.of(), optOut, null);
    }

    /** Time goes on, and one round of the dispatcher runs with everything that it begins. */
    public void roundAfter(Duration duration) {
        clock.advance(duration);
        dispatch.round();
        tasks.runAll();
    }

    /** The incoming message as it is stored. */
    public IncomingMessage incoming(int n) {
        return store.messageLog().findIncoming(Samples.sm(n)).orElseThrow();
    }

    /** The outgoing message as it is stored. */
    public OutgoingMessage outgoing(MessageId id) {
        return store.messageLog().findOutgoing(id).map(Stored::value).orElseThrow();
    }

    /** The one outgoing message that there is. */
    public OutgoingMessage onlyOutgoing() {
        List<OutgoingMessage> all = store.allOutgoing();
        if (all.size() != 1) {
            throw new AssertionError("expected one outgoing message, found " + all.size());
        }
        return all.getFirst();
    }

    /** How many slots of the dispatcher are free; takes them all. */
    public int freeSlots() {
        int free = 0;
        while (dispatch.reserve(PhoneNumber.parse("+1555018%04d".formatted(free)))
                .isPresent()) {
            free++;
        }
        return free;
    }
}
