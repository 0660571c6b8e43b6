package org.quietline.application.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.SmsCarrier;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Hands stored messages to the carrier. A message is claimed by compare-and-set before it is sent, so of several
 * instances one sends it; what may have been accepted is never sent again. A bounded number of slots keeps an outage of
 * the carrier from piling up threads, and each recipient has one message under way at a time: what finds no slot stays
 * queued in the store.
 */
public final class DispatchQueued {
    /** How long a claim lasts. Longer than any attempt takes; after it nobody knows what became of the attempt. */
    public static final Duration LEASE = Duration.ofSeconds(60);

    /** A commit whose answer was lost shows by then, if it took effect. */
    public static final Duration DOUBT = Duration.ofSeconds(2);

    /** How many messages are read in one search of the queue. */
    static final int AT_ONCE = 500;

    /** When to look again after the store could not be asked. */
    static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** How long a slot is waited for before a message is stored: far less than a carrier waits for our answer. */
    private static final Duration A_MOMENT = Duration.ofMillis(25);

    private static final Logger LOG = System.getLogger(DispatchQueued.class.getName());

    private final MessageLog log;
    private final InstantSource clock;
    private final Duration scanEvery;
    private final Observer observer;
    private final AttemptEvents events;
    private final Slots slots;
    private final Outcomes outcomes = new Outcomes();
    private final Setbacks setbacks = new Setbacks();
    private final Attempts attempts;
    private final Claims claims;
    private final Doubts doubts = new Doubts();
    private final Backlog backlog = new Backlog();
    private final AtomicReference<Instant> nextScan = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> nextSettling = new AtomicReference<>(Instant.MIN);
    private final ConcurrentSkipListSet<Instant> wantedScans = new ConcurrentSkipListSet<>();

    /**
     * How much there is to do, as far as this process knows without asking the store.
     *
     * @param withCarrier how many messages are being offered to the carrier
     * @param waiting how many messages this process knows to be due and has no slot for yet, or 1 when it has still to
     *     search for some; the store may have more
     * @param unrecorded how many answers of the carrier the store could not be told yet; these keep their slots
     */
    public record Load(int withCarrier, int waiting, int unrecorded) {}

    /**
     * @param executor runs one attempt per task; with blocking calls, so best on virtual threads
     * @param claimer runs one claim of a queued message per task, while a round waits for them; with blocking calls,
     *     too
     * @param slotCount how many messages may be with the carrier at once
     * @param scanEvery how often the store is searched for messages that other instances left behind
     */
    public DispatchQueued(
            MessageLog log,
            SmsCarrier carrier,
            AttemptRecorder recorder,
            Executor executor,
            Executor claimer,
            InstantSource clock,
            int slotCount,
            Duration scanEvery,
            Observer observer) {
        this.log = log;
        this.clock = clock;
        this.slots = new Slots(slotCount, clock);
        this.scanEvery = scanEvery;
        this.observer = observer;
        this.events = new AttemptEvents(observer, clock);
        this.attempts = new Attempts(carrier, recorder, executor, clock, events, setbacks, this::settled);
        this.claims = new Claims(log, recorder, claimer, clock, attempts::begin, this::givenUp);
    }

    /**
     * A free slot, to store a message as claimed from the start; empty when all are taken, when another message to that
     * recipient is under way, or when the program is stopping.
     */
    public Optional<Slot> reserve(PhoneNumber recipient) {
        return slots.reserve(recipient);
    }

    /**
     * A slot, waited for a moment when none is free: a message that is stored as claimed spares the store the claim,
     * and the queue a search. Who finds none even so stores the message as queued.
     */
    public Optional<Slot> reserveSoon(PhoneNumber recipient) {
        return slots.reserve(recipient, A_MOMENT);
    }

    /**
     * To be told of each message that this instance stored: one with a slot was stored as claimed and is sent now, one
     * without is sent when a slot is free.
     */
    public void stored(Stored<OutgoingMessage> message, @Nullable Slot slot) {
        if (slot != null) {
            attempts.begin(message, slot);
        } else {
            backlog.add(message);
        }
    }

    /**
     * To be told when the store did not say whether it has stored a message as claimed. If it has, nobody but this
     * process knows that no attempt has begun, so it is sent once it shows; if not, the slot comes back.
     *
     * @param id made for this message alone, so that whatever is stored under it is this message
     */
    public void storedPerhaps(MessageId id, Slot slot) {
        doubts.add(id, slot, clock.instant().plus(DOUBT));
    }

    /** Where to wait for what becomes of a message. */
    public Outcomes outcomes() {
        return outcomes;
    }

    /** Why messages that are tried again were not taken the last time. */
    public Setbacks setbacks() {
        return setbacks;
    }

    /**
     * One round of the work that waits: records what could not be recorded, gives up claims that have run out, and
     * sends what is due. Cheap when nothing is due; to be called a few times a second. Throws nothing.
     */
    public void round() {
        try {
            attempts.recordTheUnrecorded();
            slots.tidy();
            Instant now = clock.instant();
            doubts.clearUp(now, log, attempts::begin);
            if (!slots.isClosed()) {
                search(now);
                sendBacklog();
            }
        } catch (StoreUnavailableException e) {
            LOG.log(Level.WARNING, "queue not read: the store is unavailable");
            observer.observe(new ServiceEvent.StoreMissed());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "queue not read: " + e.getClass().getName());
        }
    }

    private void search(Instant now) {
        Instant regular = nextScan.get();
        if (now.isBefore(regular) && !(isWanted(now) && !backlog.has(this::maySend))) {
            return;
        }
        // Without a slot the queue would be read for nothing: the wish stays until one is free.
        if (slots.free() > 0 && nextScan.compareAndSet(regular, now.plus(scanEvery))) {
            wantedScans.headSet(now, true).clear();
            makingUpForFailure(() -> {
                settleAbandoned(now);
                List<Stored<OutgoingMessage>> due = log.due(now, AT_ONCE);
                backlog.addAll(due, due.size() == AT_ONCE);
            });
        }
    }

    private boolean isWanted(Instant now) {
        return wantedScans.floor(now) != null;
    }

    /** What could not be done because the store is away is found by a search soon. */
    private void makingUpForFailure(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            scanAt(clock.instant().plus(AFTER_FAILURE));
            throw e;
        }
    }

    /** How much there is to do. Costs nothing. */
    public Load load() {
        int unrecordedNow = attempts.unrecorded();
        return new Load(
                Math.max(0, slots.count() - slots.free() - unrecordedNow),
                Math.max(backlog.size(), isWanted(clock.instant()) ? 1 : 0),
                unrecordedNow);
    }

    /** Takes no more work and waits for what is with the carrier. Returns whether all of it ended in time. */
    public boolean close(Duration patience) throws InterruptedException {
        return slots.close(patience);
    }

    /** Claims last long: searches for other reasons need not look for those that ran out. */
    private void settleAbandoned(Instant now) {
        if (now.isBefore(nextSettling.get())) {
            return;
        }
        for (Stored<OutgoingMessage> message : log.abandoned(now, slots.count())) {
            log.replace(message, message.value().unconfirmed(now)).ifPresent(settled -> {
                LOG.log(
                        Level.WARNING,
                        "message {0} is unconfirmed: its claim ran out",
                        settled.value().id());
                outcomes.tell(settled.value());
                events.abandoned(settled.value());
            });
        }
        nextSettling.set(now.plus(scanEvery));
    }

    private boolean maySend(Stored<OutgoingMessage> message) {
        return slots.mayBeSentTo(message.value().to());
    }

    private void sendBacklog() {
        List<Claims.Candidate> candidates = new ArrayList<>();
        while (slots.free() > 0) {
            Optional<Claims.Candidate> next = backlog.next(this::candidate);
            if (next.isEmpty()) {
                break;
            }
            candidates.add(next.get());
        }
        if (backlog.isSpent()) {
            scanAt(clock.instant());
        }
        makingUpForFailure(() -> claims.claim(candidates));
    }

    private Optional<Claims.Candidate> candidate(Stored<OutgoingMessage> message) {
        return reserve(message.value().to()).map(slot -> new Claims.Candidate(message, slot));
    }

    private void givenUp(OutgoingMessage message) {
        outcomes.tell(message);
        events.givenUp(message);
    }

    /** What became of an attempt is stored. */
    private void settled(OutgoingMessage now) {
        if (now.delivery() instanceof Delivery.Queued queued) {
            scanAt(queued.nextAttemptAt());
        }
        outcomes.tell(now);
    }

    private void scanAt(Instant when) {
        wantedScans.add(when);
    }
}
