package org.quietline.application.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.application.send.RecordDelivery;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/**
 * Finds out what became of sends whose reply was lost, by the carrier's own log. Messages there are listed by recipient
 * alone and compared by time; those that belong to a known message are left out, and nothing is decided while another
 * message to the recipient is being sent. The rest are paired by {@link Pairing}.
 */
public final class SettleUnconfirmed {
    /** The carrier's log counts as silent on a send only from this long after the attempt. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(2);

    /** The carrier's log seldom lags by hours, so now and then a run looks again for what failed without a trace. */
    static final Duration LOOK_AGAIN_EVERY = Duration.ofHours(1);

    /** After this long it is not looked for any more; a report of the carrier still counts. */
    static final Duration LOOK_AGAIN_FOR = Duration.ofHours(24);

    private static final FailureReason NO_TRACE = FailureReason.inWords("no trace at the carrier");
    private static final int AT_ONCE = 200;
    private static final int ROWS_AT_ONCE = 500;

    private final CarrierRecords carrier;
    private final MessageLog log;
    private final RecordDelivery record;
    private final RecentlySeen<MessageId> missedOnce = new RecentlySeen<>(10_000);
    private final AtomicReference<Instant> looksAgainAt = new AtomicReference<>(Instant.MIN);

    /** What became of the unconfirmed sends. */
    record Found(int accepted, int withoutTrace, int open) {}

    /** Wires the collaborator. */
    public SettleUnconfirmed(CarrierRecords carrier, MessageLog log, RecordDelivery record) {
        this.carrier = carrier;
        this.log = log;
        this.record = record;
    }

    Found settle(Instant now) {
        boolean looksAgain = !now.isBefore(looksAgainAt.get());
        Map<PhoneNumber, List<Stored<OutgoingMessage>>> byRecipient = Stream.concat(
                        log.unconfirmed(AT_ONCE).stream(), looksAgain ? withoutTrace(now) : Stream.empty())
                .collect(Collectors.groupingBy(
                        message -> message.value().to(), LinkedHashMap::new, Collectors.toList()));
        int accepted = 0;
        int withoutTrace = 0;
        int open = 0;
        for (Map.Entry<PhoneNumber, List<Stored<OutgoingMessage>>> entry : byRecipient.entrySet()) {
            Found found = settle(entry.getKey(), entry.getValue(), now);
            accepted += found.accepted();
            withoutTrace += found.withoutTrace();
            open += found.open();
        }
        if (looksAgain) {
            looksAgainAt.set(now.plus(LOOK_AGAIN_EVERY));
        }
        return new Found(accepted, withoutTrace, open);
    }

    private Stream<Stored<OutgoingMessage>> withoutTrace(Instant now) {
        return log.failedUnaccepted(now.minus(LOOK_AGAIN_FOR), AT_ONCE).stream()
                .filter(message -> message.value().delivery().failure().equals(Optional.of(NO_TRACE)));
    }

    private Found settle(PhoneNumber recipient, List<Stored<OutgoingMessage>> messages, Instant now) {
        List<Stored<OutgoingMessage>> inOrder = messages.stream()
                .sorted(Comparator.comparing(message -> Pairing.attemptedAt(message.value())))
                .toList();
        List<Accepted> listed = listed(recipient, inOrder);
        // Asked after the list was read: whoever put a row into it is being sent still, or has linked it by now.
        if (log.isSendingTo(recipient)) {
            return new Found(0, 0, (int)
                    messages.stream().filter(SettleUnconfirmed::isOpen).count());
        }
        Map<MessageId, Accepted> pairs =
                Pairing.of(inOrder.stream().map(Stored::value).toList(), withoutLinked(listed));
        int accepted = 0;
        int withoutTrace = 0;
        int open = 0;
        for (Stored<OutgoingMessage> message : inOrder) {
            MessageId id = message.value().id();
            @Nullable Accepted row = pairs.get(id);
            if (row != null) {
                missedOnce.remove(id);
                accepted += record.record(row.report(), id) == RecordDelivery.Outcome.RECORDED ? 1 : 0;
            } else if (isOpen(message)) {
                boolean failed = isSilent(message.value(), now) && fail(message, now);
                withoutTrace += failed ? 1 : 0;
                open += failed ? 0 : 1;
            }
        }
        return new Found(accepted, withoutTrace, open);
    }

    private static boolean isOpen(Stored<OutgoingMessage> message) {
        return message.value().delivery() instanceof Delivery.Unconfirmed;
    }

    private List<Accepted> listed(PhoneNumber recipient, List<Stored<OutgoingMessage>> inOrder) {
        Instant from = Pairing.attemptedAt(inOrder.getFirst().value()).minus(Pairing.EARLIEST);
        Instant until = Pairing.attemptedAt(inOrder.getLast().value()).plus(Pairing.LATEST);
        return carrier.acceptedFor(recipient, from, until);
    }

    private List<Accepted> withoutLinked(List<Accepted> listed) {
        Set<CarrierReference> linked = new HashSet<>();
        for (int from = 0; from < listed.size(); from += ROWS_AT_ONCE) {
            linked.addAll(log.linked(listed.subList(from, Math.min(listed.size(), from + ROWS_AT_ONCE)).stream()
                    .map(Accepted::reference)
                    .toList()));
        }
        List<Accepted> candidates = new ArrayList<>(listed);
        candidates.removeIf(row -> linked.contains(row.reference()));
        candidates.sort(Comparator.comparing(Accepted::createdAt));
        return candidates;
    }

    /** Silent means: not shown in two reads, both long enough after the attempt. */
    private boolean isSilent(OutgoingMessage message, Instant now) {
        if (now.isBefore(Pairing.attemptedAt(message).plus(SILENT_AFTER))) {
            return false;
        }
        if (missedOnce.contains(message.id())) {
            return true;
        }
        missedOnce.add(message.id());
        return false;
    }

    private boolean fail(Stored<OutgoingMessage> message, Instant now) {
        missedOnce.remove(message.value().id());
        return log.replace(message, message.value().withoutTrace(NO_TRACE, now)).isPresent();
    }
}
