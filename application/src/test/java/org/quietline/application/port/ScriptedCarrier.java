package org.quietline.application.port;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * A carrier that answers as it is told to, accepts everything when it is not, remembers what it was offered, and keeps
 * a log of what it accepted, as carriers do.
 */
public final class ScriptedCarrier implements SmsCarrier, CarrierRecords {
    private final InstantSource clock;
    private final Queue<Function<OutgoingMessage, Answer>> script = new ConcurrentLinkedQueue<>();
    private final List<OutgoingMessage> offered = new CopyOnWriteArrayList<>();
    private final List<Row> accepted = new CopyOnWriteArrayList<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<MessageId, List<Media>> files = new ConcurrentHashMap<>();
    private final Set<MessageId> hiddenFiles = ConcurrentHashMap.newKeySet();
    private final AtomicInteger references = new AtomicInteger();
    private final AtomicReference<CountDownLatch> gate = new AtomicReference<>(new CountDownLatch(0));
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
    private final AtomicBoolean recordsUnavailable = new AtomicBoolean();

    private record Row(PhoneNumber to, Accepted message) {}

    /** A carrier whose log bears the times of this clock. */
    public ScriptedCarrier(InstantSource clock) {
        this.clock = clock;
    }

    /** The name that the n-th accepted message gets, from 1 on. */
    public static CarrierReference reference(int n) {
        return new CarrierReference("SM%032x".formatted(n));
    }

    /** The next offer not yet scripted is accepted. */
    public ScriptedCarrier accepts() {
        script.add(this::accept);
        return this;
    }

    /** The next offer not yet scripted gets this answer, and nothing is accepted. */
    public ScriptedCarrier answers(Answer answer) {
        script.add(message -> answer);
        return this;
    }

    /** The next offer not yet scripted is refused with this code. */
    public ScriptedCarrier refuses(int code) {
        return answers(new Answer.Refused(FailureReason.ofCode(code), false));
    }

    /** The next offer not yet scripted is not taken, and may be made again. */
    public ScriptedCarrier takesNothing() {
        return answers(new Answer.NotTaken("busy", Optional.empty()));
    }

    /** The next offer not yet scripted is accepted, and the answer is lost on the way. */
    public ScriptedCarrier acceptsUnheard() {
        script.add(message -> {
            accept(message);
            return new Answer.Unconfirmed("no answer");
        });
        return this;
    }

    /** The next offer not yet scripted breaks off with this exception, and nothing is accepted. */
    public ScriptedCarrier breaksOff(RuntimeException with) {
        script.add(message -> {
            throw with;
        });
        return this;
    }

    /** While the next offer waits for its answer, this happens. */
    public void meanwhile(Runnable happening) {
        meanwhile.set(happening);
    }

    /** From now on offers get no answer before {@link #letGo}. */
    public void holdBack() {
        gate.set(new CountDownLatch(1));
    }

    /** Answers the offers that were held back, and further ones at once. */
    public void letGo() {
        gate.get().countDown();
    }

    /** Everything that was offered, in order. */
    public List<OutgoingMessage> offered() {
        return List.copyOf(offered);
    }

    /** Puts a message into the carrier's log of what reached our numbers. */
    public void hasReceived(Received message) {
        received.add(message);
    }

    /** The files that came with a message; the carrier cannot tell them when there are none. */
    public void hasFiles(MessageId message, List<Media> media) {
        if (media.isEmpty()) {
            hiddenFiles.add(message);
        } else {
            hiddenFiles.remove(message);
            files.put(message, media);
        }
    }

    /** Puts a message into the carrier's log of what it accepted for this recipient. */
    public void hasAccepted(PhoneNumber to, Accepted message) {
        accepted.add(new Row(to, message));
    }

    /** From now on the carrier's log says this of the message. */
    public void reports(CarrierReport report) {
        accepted.replaceAll(row -> row.message().reference().equals(report.reference())
                ? new Row(
                        row.to(),
                        new Accepted(
                                report.reference(),
                                row.message().createdAt(),
                                report,
                                row.message().text()))
                : row);
    }

    /** Whether the carrier's log can be read. */
    public void recordsAreUnavailable(boolean unavailable) {
        recordsUnavailable.set(unavailable);
    }

    @Override
    public Answer send(OutgoingMessage message) {
        offered.add(message);
        meanwhile.getAndSet(() -> {}).run();
        try {
            CountDownLatch closed = gate.get();
            if (closed.getCount() > 0 && !closed.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unconfirmed("interrupted");
        }
        Function<OutgoingMessage, Answer> next = script.poll();
        return next == null ? accept(message) : next.apply(message);
    }

    private Answer accept(OutgoingMessage message) {
        CarrierReference reference = reference(references.incrementAndGet());
        Instant now = clock.instant();
        CarrierReport report = CarrierReport.of(reference, CarrierStatus.QUEUED, now);
        accepted.add(new Row(message.to(), new Accepted(reference, now, report, message.text())));
        return new Answer.Accepted(reference);
    }

    @Override
    public void eachReceivedSince(Instant since, Consumer<Received> message) {
        checkRecords();
        // The newest first, as Twilio lists them.
        List<Received> rows = new ArrayList<>(received);
        Collections.reverse(rows);
        rows.stream().filter(row -> !row.createdAt().isBefore(since)).forEach(message);
    }

    @Override
    public List<Media> media(MessageId message) {
        checkRecords();
        if (hiddenFiles.contains(message)) {
            throw new CarrierUnavailableException("the files are not to be had", null);
        }
        return files.getOrDefault(message, List.of());
    }

    @Override
    public List<Accepted> acceptedFor(PhoneNumber recipient, Instant from, Instant until) {
        checkRecords();
        List<Accepted> found = new ArrayList<>();
        for (Row row : accepted) {
            Instant at = row.message().createdAt();
            if (row.to().equals(recipient) && !at.isBefore(from) && !at.isAfter(until)) {
                found.add(row.message());
            }
        }
        found.sort(Comparator.comparing(Accepted::createdAt));
        return found;
    }

    @Override
    public Optional<CarrierReport> report(CarrierReference reference) {
        checkRecords();
        return accepted.stream()
                .map(row -> row.message().report())
                .filter(report -> report.reference().equals(reference))
                .findFirst();
    }

    private void checkRecords() {
        if (recordsUnavailable.get()) {
            throw new CarrierUnavailableException("the log is not to be had", null);
        }
    }
}
