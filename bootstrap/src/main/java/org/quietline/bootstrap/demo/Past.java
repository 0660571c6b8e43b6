package org.quietline.bootstrap.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietline.application.audit.Audit;
import org.quietline.application.browse.Names;
import org.quietline.application.browse.TendConversation;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.SmsCarrier;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.send.SendMessage;
import org.quietline.application.statistics.KeepStatistics;
import org.quietline.application.users.ManageUsers;
import org.quietline.bootstrap.security.AuditKeys;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.bootstrap.security.RandomMessageIds;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * The desk on days that are over: the use cases themselves over the store, on a clock that is set, with a carrier that
 * takes its time. So messages, audit and statistics of those days come about as they always do. For one thread.
 */
final class Past {
    private static final int MOST_SEGMENT_UNITS = 160;

    private final AtomicReference<Instant> now;
    private final InstantSource clock;
    private final PhoneNumber ours;
    private final String operator;
    private final Random random;
    private final MessageIds ids = new RandomMessageIds();
    private final List<Handed> handed = new ArrayList<>();
    private final KeepStatistics statistics;
    private final ReceiveMessage receive;
    private final SendMessage send;
    private final RecordDelivery record;
    private final TendConversation tend;
    private final ManageUsers manage;

    /** What the carrier has taken and not reported on yet. */
    private record Handed(CarrierReference reference, MessageId message) {}

    /** @param random decides how long the carrier takes */
    Past(Store store, MasterSecrets secrets, PhoneNumber ours, String operator, Instant begin, Random random) {
        this.now = new AtomicReference<>(begin);
        this.clock = now::get;
        this.ours = ours;
        this.operator = operator;
        this.random = random;
        MessageLog log = store.messageLog();
        UserDirectory users = store.userDirectory();
        Audit audit = new Audit(store.auditTrail(), AuditKeys.of(secrets).getFirst(), ids, clock);
        statistics = new KeepStatistics(
                store.statistics(), StoreBill.NONE, UUID.randomUUID().toString(), clock);
        DispatchQueued dispatch = new DispatchQueued(
                log,
                carrier(),
                new AttemptRecorder(log, users, new Backoff(random), clock),
                Runnable::run,
                Runnable::run,
                clock,
                1,
                store.scanEvery(),
                statistics.observer());
        ReceiveMessage.Policy policy = new ReceiveMessage.Policy(
                MessageText.of(ServeSettings.USUAL_ACKNOWLEDGEMENT),
                ServeSettings.USUAL_ACKNOWLEDGEMENTS_PER_HOUR,
                Set.of(ours));
        receive = new ReceiveMessage(users, log, dispatch, ids, clock, policy, statistics.observer());
        record = new RecordDelivery(log, dispatch.outcomes(), statistics.observer());
        send = new SendMessage(users, log, dispatch, audit, clock);
        tend = new TendConversation(store.conversations(), audit, clock);
        manage = new ManageUsers(users, new Names(users, clock), audit, clock);
    }

    /** Mostly quick, now and then not. */
    private SmsCarrier carrier() {
        return (OutgoingMessage message) -> {
            int millis = random.nextInt(20) == 0 ? 1_400 + random.nextInt(2_200) : 160 + random.nextInt(420);
            pass(Duration.ofMillis(millis));
            CarrierReference reference = new CarrierReference(sid());
            handed.add(new Handed(reference, message.id()));
            return new SmsCarrier.Answer.Accepted(reference);
        };
    }

    private String sid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "SM" + HexFormat.of().formatHex(bytes);
    }

    /** Lets time go by. */
    void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    /** Goes on at this time, which is later. */
    void goTo(Instant at) {
        now.set(at);
    }

    /** Registers somebody. */
    void registers(Person person) {
        manage.add(person.number(), person.name(), Seed.ACTOR);
    }

    /** Ends somebody's registration. */
    void deactivates(Person person) {
        manage.deactivate(person.number(), Seed.ACTOR);
    }

    /** Somebody texts; what goes out in answer arrives. */
    void texts(Person from, String text) {
        int segments = 1 + text.length() / MOST_SEGMENT_UNITS;
        receive.receive(new ReceiveMessage.Received(
                new MessageId(sid()), from.number(), ours, MessageText.of(text), segments, List.of(), null, null));
        report(CarrierStatus.DELIVERED, null);
    }

    /**
     * The operator writes.
     *
     * @param errorCode why it does not arrive; null when it does
     */
    void writes(Person to, String text, @Nullable Integer errorCode) {
        SendMessage.Outcome outcome =
                send.send(new SendMessage.Command(ids.next(), to.number(), MessageText.of(text), operator, null));
        if (!(outcome instanceof SendMessage.Outcome.Stored)) {
            throw new IllegalStateException("a message of the demo's past was not taken");
        }
        report(errorCode == null ? CarrierStatus.DELIVERED : CarrierStatus.UNDELIVERED, errorCode);
    }

    private void report(CarrierStatus status, @Nullable Integer errorCode) {
        for (Handed one : handed) {
            pass(Duration.ofMillis(900L + random.nextInt(2_500)));
            CarrierReport report = CarrierReport.of(one.reference(), status, clock.instant());
            record.record(errorCode == null ? report : report.because(FailureReason.ofCode(errorCode)), one.message());
        }
        handed.clear();
    }

    /** The operator has looked after somebody. */
    void handles(Person person) {
        tend.handle(person.number(), operator);
    }

    /** Stores what was counted. */
    void endOfDay() {
        statistics.finish();
    }
}
