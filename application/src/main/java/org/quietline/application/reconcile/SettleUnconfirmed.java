package org.quietline.application.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.CarrierRecords.Accepted;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.application.send.RecordDelivery;
import org.quietline.domain.message.CarrierReference;
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

    private static final FailureReason NO_TRACE = FailureReason.inWords("no trace at the carrier");
    private static final int AT_ONCE = 200;

    private final CarrierRecords carrier;
    private final MessageLog log;
    private final RecordDelivery record;
    private final RecentlySeen<MessageId> missedOnce = new RecentlySeen<>(10_000);

    /** What became of the unconfirmed sends. */
    record Found(int accepted, int withoutTrace, int open) {}

    /** Wires the collaborator. */
    public SettleUnconfirmed(CarrierRecords carrier, MessageLog log, RecordDelivery record) {
        this.carrier = carrier;
        this.log = log;
        this.record = record;
    }

    Found settle(Instant now) {
        Map<PhoneNumber, List<Stored<OutgoingMessage>>> byRecipient = log.unconfirmed(AT_ONCE).stream()
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
        return new Found(accepted, withoutTrace, open);
    }

    private Found settle(PhoneNumber recipient, List<Stored<OutgoingMessage>> messages, Instant now) {
        List<Stored<OutgoingMessage>> inOrder = messages.stream()
                .sorted(Comparator.comparing(message -> Pairing.attemptedAt(message.value())))
                .toList();
        List<Accepted> listed = listed(recipient, inOrder);
        // Asked after the list was read: whoever put a row into it is being sent still, or has linked it by now.
        if (log.isSendingTo(recipient)) {
            return new Found(0, 0, messages.size());
        }
        Map<MessageId, Accepted> pairs =
                Pairing.of(inOrder.stream().map(Stored::value).toList(), withoutLinked(listed));
        int accepted = 0;
        int withoutTrace = 0;
        for (Stored<OutgoingMessage> message : inOrder) {
            MessageId id = message.value().id();
            @Nullable Accepted row = pairs.get(id);
            if (row != null) {
                missedOnce.remove(id);
                accepted += record.record(row.report(), id) == RecordDelivery.Outcome.RECORDED ? 1 : 0;
            } else if (isSilent(message.value(), now) && fail(message, now)) {
                withoutTrace++;
            }
        }
        return new Found(accepted, withoutTrace, messages.size() - accepted - withoutTrace);
    }

    private List<Accepted> listed(PhoneNumber recipient, List<Stored<OutgoingMessage>> inOrder) {
        Instant from = Pairing.attemptedAt(inOrder.getFirst().value()).minus(Pairing.EARLIEST);
        Instant until = Pairing.attemptedAt(inOrder.getLast().value()).plus(Pairing.LATEST);
        return carrier.acceptedFor(recipient, from, until);
    }

    private List<Accepted> withoutLinked(List<Accepted> listed) {
        Set<CarrierReference> linked =
                log.linked(listed.stream().map(Accepted::reference).toList());
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
