package org.quietline.application.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.quietline.application.port.InMemoryStore;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;

/** What holds after every single step, whatever has happened. */
final class Invariants {
    private static final Map<DeliveryStatus, Set<DeliveryStatus>> STEPS = Map.of(
            DeliveryStatus.QUEUED, Set.of(DeliveryStatus.SENDING, DeliveryStatus.FAILED),
            DeliveryStatus.SENDING, Set.of(DeliveryStatus.QUEUED, DeliveryStatus.FAILED, DeliveryStatus.UNCONFIRMED),
            DeliveryStatus.UNCONFIRMED, Set.of(DeliveryStatus.FAILED),
            DeliveryStatus.FAILED, Set.of(),
            DeliveryStatus.SENT, Set.of(),
            DeliveryStatus.DELIVERED, Set.of(),
            DeliveryStatus.UNDELIVERED, Set.of(),
            DeliveryStatus.READ, Set.of());

    private final InMemoryStore store;
    private final ModelCarrier carrier;
    private final Set<PhoneNumber> mayBeWrittenTo;
    private final boolean guesses;
    private final Map<MessageId, IncomingMessage> incoming = new HashMap<>();
    private final Map<MessageId, OutgoingMessage> outgoing = new HashMap<>();
    private final Map<PhoneNumber, Instant> optedOut = new HashMap<>();

    /**
     * @param guesses whether reconciliation takes part: it pairs sends and references by time, so it may be mistaken
     *     about which of several messages to one person is which
     */
    Invariants(InMemoryStore store, ModelCarrier carrier, Set<PhoneNumber> mayBeWrittenTo, boolean guesses) {
        this.store = store;
        this.carrier = carrier;
        this.mayBeWrittenTo = mayBeWrittenTo;
        this.guesses = guesses;
    }

    void check() {
        List<IncomingMessage> allIncoming = store.allIncoming();
        List<OutgoingMessage> allOutgoing = store.allOutgoing();
        assertThat(allIncoming).as("no message vanishes").hasSizeGreaterThanOrEqualTo(incoming.size());
        assertThat(allOutgoing).as("no message vanishes").hasSizeGreaterThanOrEqualTo(outgoing.size());
        allIncoming.forEach(this::check);
        allOutgoing.forEach(this::check);
        optOutsAreAsTheyWereTexted();
        eachReferenceHasOneOwner(allOutgoing);
        theCarrierAcceptedEachAtMostOnce();
        responseSentMeansAccepted(allIncoming, allOutgoing);
    }

    private void check(IncomingMessage message) {
        IncomingMessage before = incoming.put(message.id(), message);
        if (before != null && !before.equals(message)) {
            assertThat(message).as("a message changes only by being answered").isEqualTo(before.answered());
        }
        if (before == null) {
            message.optOut().ifPresent(keyword -> heed(keyword, message));
        }
        if (message.optOut().isPresent()) {
            assertThat(message.acknowledgement())
                    .as("STOP and its like get no answer")
                    .isEmpty();
        }
    }

    /** What a word does when it is stored. One from the carrier's log may be older than what is known. */
    private void heed(OptOutKeyword keyword, IncomingMessage message) {
        Instant at = message.timestamp();
        if (keyword == OptOutKeyword.STOP && mayBeWrittenTo.contains(message.from())) {
            optedOut.merge(message.from(), at, (one, other) -> one.isAfter(other) ? one : other);
        } else if (keyword == OptOutKeyword.START) {
            Instant marked = optedOut.get(message.from());
            if (message.recoveredAt().isEmpty() || (marked != null && !marked.isAfter(at))) {
                optedOut.remove(message.from());
            }
        }
    }

    private void optOutsAreAsTheyWereTexted() {
        for (PhoneNumber person : mayBeWrittenTo) {
            assertThat(store.userDirectory().find(person).orElseThrow().optedOutAt())
                    .as("who is opted out")
                    .isEqualTo(Optional.ofNullable(optedOut.get(person)));
        }
    }

    private void check(OutgoingMessage message) {
        OutgoingMessage before = outgoing.put(message.id(), message);
        assertThat(mayBeWrittenTo.contains(message.to()))
                .as("nobody else is written to")
                .isTrue();
        if (before == null || before.equals(message)) {
            return;
        }
        assertThat(message.history())
                .as("history only grows")
                .startsWith(before.history().toArray(OutgoingMessage.Step[]::new));
        if (before.isAccepted()) {
            assertThat(message.reference()).as("a reference stays").isEqualTo(before.reference());
            assertThat(before.delivery().status())
                    .as("what ended stays as it is")
                    .isEqualTo(DeliveryStatus.SENT);
        } else if (!message.isAccepted()) {
            assertThat(STEPS.get(before.delivery().status()))
                    .as("steps from %s", before.delivery().status())
                    .contains(message.delivery().status());
        }
    }

    private void eachReferenceHasOneOwner(List<OutgoingMessage> all) {
        Map<CarrierReference, ModelCarrier.Taken> rows =
                carrier.taken().stream().collect(Collectors.toMap(ModelCarrier.Taken::reference, row -> row));
        Map<CarrierReference, MessageId> linked = new HashMap<>();
        for (OutgoingMessage message : all) {
            message.reference().ifPresent(reference -> {
                assertThat(rows).as("only the carrier makes references").containsKey(reference);
                assertThat(linked.put(reference, message.id()))
                        .as("no two messages bear one reference")
                        .isNull();
                ModelCarrier.Taken row = Objects.requireNonNull(rows.get(reference));
                assertThat(row.to()).as("a reference is its recipient's").isEqualTo(message.to());
                if (!guesses) {
                    assertThat(row.id()).as("a reference is its owner's").isEqualTo(message.id());
                }
            });
        }
    }

    private void theCarrierAcceptedEachAtMostOnce() {
        assertThat(carrier.taken())
                .as("no message is accepted twice")
                .extracting(ModelCarrier.Taken::id)
                .doesNotHaveDuplicates();
    }

    private static void responseSentMeansAccepted(List<IncomingMessage> in, List<OutgoingMessage> out) {
        Set<MessageId> answered = out.stream()
                .filter(message -> message.origin() instanceof Origin.Acknowledgement && message.isAccepted())
                .map(message -> message.origin().inReplyTo().orElseThrow())
                .collect(Collectors.toSet());
        Set<MessageId> marked = in.stream()
                .filter(IncomingMessage::responseSent)
                .map(IncomingMessage::id)
                .collect(Collectors.toSet());
        assertThat(marked).as("responseSent means accepted").isEqualTo(answered);
    }
}
