package org.quietline.application.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

    /** More to one person than this are not told apart; comparing takes memory by the square. */
    private static final int MOST_TO_ONE = 1_000;

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
        Map<PhoneNumber, List<Stored<OutgoingMessage>>> failed = looksAgain ? byRecipient(withoutTrace(now)) : Map.of();
        Set<PhoneNumber> recipients = new LinkedHashSet<>();
        log.unconfirmed(AT_ONCE)
                .forEach(message -> recipients.add(message.value().to()));
        recipients.addAll(failed.keySet());
        int accepted = 0;
        int withoutTrace = 0;
        int open = 0;
        for (PhoneNumber recipient : recipients) {
            Found found = settle(recipient, failed.getOrDefault(recipient, List.of()), now);
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

    private static Map<PhoneNumber, List<Stored<OutgoingMessage>>> byRecipient(
            Stream<Stored<OutgoingMessage>> messages) {
        return messages.collect(
                Collectors.groupingBy(message -> message.value().to(), LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Settles all unconfirmed sends to one recipient together: a row of one that is left out would go to another. So
     * nothing is decided, either, when the sends change while the carrier's log is read.
     *
     * @param failed those to this recipient that left no trace before
     */
    private Found settle(PhoneNumber recipient, List<Stored<OutgoingMessage>> failed, Instant now) {
        Set<Stored<OutgoingMessage>> unconfirmed = unconfirmedTo(recipient);
        List<Stored<OutgoingMessage>> inOrder = Stream.concat(unconfirmed.stream(), failed.stream())
                .sorted(Comparator.comparing(message -> Pairing.attemptedAt(message.value())))
                .toList();
        if (inOrder.isEmpty()) {
            return new Found(0, 0, 0);
        }
        List<Accepted> listed = listed(recipient, inOrder);
        // Asked after the list was read: whoever put a row into it is being sent still, is unconfirmed, or has linked
        // it by now.
        if (log.isSendingTo(recipient) || !unconfirmedTo(recipient).equals(unconfirmed)) {
            return new Found(0, 0, unconfirmed.size());
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
                boolean failedNow = isSilent(message.value(), now) && fail(message, now);
                withoutTrace += failedNow ? 1 : 0;
                open += failedNow ? 0 : 1;
            }
        }
        return new Found(accepted, withoutTrace, open);
    }

    private Set<Stored<OutgoingMessage>> unconfirmedTo(PhoneNumber recipient) {
        return Set.copyOf(log.unconfirmedTo(recipient, MOST_TO_ONE));
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
