package org.quietline.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.InMemoryStore.Incoming;
import org.quietline.application.port.InMemoryStore.Outgoing;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/** A log in memory. */
final class InMemoryMessageLog implements MessageLog {
    private static final int MOST_ASKED_FOR = 1_000;

    private final InMemoryStore.Tables tables;
    private final InMemoryLiveFeed feed;

    InMemoryMessageLog(InMemoryStore.Tables tables, InMemoryLiveFeed feed) {
        this.tables = tables;
        this.feed = feed;
    }

    @Override
    public Intake record(Arrival arrival) {
        synchronized (tables) {
            IncomingMessage message = arrival.message();
            if (tables.incoming.containsKey(message.id())) {
                return new Intake.Duplicate();
            }
            tables.incoming.put(message.id(), Incoming.of(message, arrival.contactName()));
            feed.tell(new LoggedMessage.In(message));
            tables.conversations.remove(message.from());
            tables.users.computeIfPresent(message.from(), (number, user) -> changed(user, arrival));
            if (arrival.acknowledgement() == null) {
                return new Intake.Recorded(Optional.empty());
            }
            return new Intake.Recorded(Optional.of(put(arrival.acknowledgement(), arrival.contactName())));
        }
    }

    private static User changed(User user, Arrival arrival) {
        return switch (arrival.optOut()) {
            case NONE -> user;
            case OPT_OUT -> user.optedOut(arrival.message().timestamp());
            case OPT_IN -> user.optedOutAt().filter(arrival::lifts).isPresent() ? user.optedIn() : user;
        };
    }

    private Stored<OutgoingMessage> put(OutgoingMessage message, @Nullable String name) {
        Outgoing row = Outgoing.of(message, name);
        if (tables.outgoing.putIfAbsent(message.id(), row) != null) {
            throw new IllegalStateException("outgoing message " + message.id() + " is there already");
        }
        feed.tell(new LoggedMessage.Out(message));
        return row.stored();
    }

    @Override
    public Addition add(OutgoingMessage message, @Nullable String contactName) {
        synchronized (tables) {
            Outgoing existing = tables.outgoing.get(message.id());
            return existing == null
                    ? new Addition.Added(put(message, contactName))
                    : new Addition.AlreadyThere(existing.stored());
        }
    }

    @Override
    public Optional<Stored<OutgoingMessage>> replace(Stored<OutgoingMessage> expected, OutgoingMessage next) {
        synchronized (tables) {
            Outgoing current = tables.outgoing.get(next.id());
            if (current == null || !current.stored().version().equals(expected.version())) {
                return Optional.empty();
            }
            if (!current.message().isAccepted()
                    && next.reference().filter(this::isLinked).isPresent()) {
                return Optional.empty();
            }
            Outgoing replaced = current.with(next);
            tables.outgoing.put(next.id(), replaced);
            feed.tell(new LoggedMessage.Out(next));
            if (next.isAccepted() && next.origin() instanceof Origin.Acknowledgement acknowledgement) {
                tables.incoming.computeIfPresent(acknowledgement.incoming(), (id, row) -> answered(row));
            }
            return Optional.of(replaced.stored());
        }
    }

    private boolean isLinked(CarrierReference reference) {
        return findByReference(reference).isPresent();
    }

    private Incoming answered(Incoming row) {
        if (row.message().responseSent()) {
            return row;
        }
        IncomingMessage answered = row.message().answered();
        feed.tell(new LoggedMessage.In(answered));
        return row.with(answered);
    }

    @Override
    public Optional<IncomingMessage> findIncoming(MessageId id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.incoming.get(id)).map(Incoming::message);
        }
    }

    @Override
    public Optional<Stored<OutgoingMessage>> findOutgoing(MessageId id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.outgoing.get(id)).map(Outgoing::stored);
        }
    }

    @Override
    public Optional<Stored<OutgoingMessage>> findByReference(CarrierReference reference) {
        synchronized (tables) {
            return tables.outgoing.values().stream()
                    .filter(row ->
                            row.message().reference().filter(reference::equals).isPresent())
                    .findFirst()
                    .map(Outgoing::stored);
        }
    }

    @Override
    public Set<MessageId> recorded(Collection<MessageId> ids) {
        synchronized (tables) {
            return ids.stream().filter(tables.incoming::containsKey).collect(Collectors.toSet());
        }
    }

    @Override
    public Set<CarrierReference> linked(Collection<CarrierReference> references) {
        if (references.size() > MOST_ASKED_FOR) {
            throw new IllegalArgumentException("at most 1,000 a call");
        }
        return references.stream()
                .filter(reference -> findByReference(reference).isPresent())
                .collect(Collectors.toSet());
    }

    @Override
    public List<Stored<OutgoingMessage>> due(Instant now, int limit) {
        return first(
                limit,
                Delivery.Queued.class,
                state -> !state.nextAttemptAt().isAfter(now),
                Comparator.comparing(Delivery.Queued::nextAttemptAt));
    }

    @Override
    public List<Stored<OutgoingMessage>> abandoned(Instant now, int limit) {
        return first(
                limit,
                Delivery.Sending.class,
                state -> !state.claimedUntil().isAfter(now),
                Comparator.comparing(Delivery.Sending::claimedUntil));
    }

    @Override
    public List<Stored<OutgoingMessage>> unconfirmed(int limit) {
        return first(
                limit, Delivery.Unconfirmed.class, state -> true, Comparator.comparing(Delivery.Unconfirmed::since));
    }

    @Override
    public List<Stored<OutgoingMessage>> unconfirmedTo(PhoneNumber recipient, int limit) {
        return unconfirmed(Integer.MAX_VALUE).stream()
                .filter(message -> message.value().to().equals(recipient))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Stored<OutgoingMessage>> unreported(Instant after, Instant before, int limit) {
        return first(
                limit,
                Delivery.Sent.class,
                state -> !state.since().isBefore(after) && state.since().isBefore(before),
                Comparator.comparing(Delivery.Sent::since));
    }

    @Override
    public List<Stored<OutgoingMessage>> failedUnaccepted(Instant since, int limit) {
        return first(
                limit,
                Delivery.Failed.class,
                state -> state.reference() == null && !state.since().isBefore(since),
                Comparator.comparing(Delivery.Failed::since));
    }

    private <S extends Delivery> List<Stored<OutgoingMessage>> first(
            int limit, Class<S> state, Predicate<S> wanted, Comparator<S> order) {
        synchronized (tables) {
            return tables.outgoing.values().stream()
                    .filter(row -> state.isInstance(row.message().delivery())
                            && wanted.test(state.cast(row.message().delivery())))
                    .sorted(Comparator.comparing(row -> state.cast(row.message().delivery()), order))
                    .limit(limit)
                    .map(Outgoing::stored)
                    .toList();
        }
    }

    @Override
    public boolean isSendingTo(PhoneNumber recipient) {
        synchronized (tables) {
            Stream<OutgoingMessage> messages = tables.outgoing.values().stream().map(Outgoing::message);
            return messages.anyMatch(
                    message -> message.to().equals(recipient) && message.delivery() instanceof Delivery.Sending);
        }
    }
}
