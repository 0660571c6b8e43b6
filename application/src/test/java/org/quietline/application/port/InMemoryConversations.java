package org.quietline.application.port;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.InMemoryStore.Incoming;
import org.quietline.application.port.InMemoryStore.Outgoing;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** The states of conversations in memory. */
final class InMemoryConversations implements Conversations {
    private static final Comparator<IncomingMessage> BY_TIME = Comparator.comparing(IncomingMessage::timestamp)
            .thenComparing(message -> message.id().value());

    private final InMemoryStore.Tables tables;

    InMemoryConversations(InMemoryStore.Tables tables) {
        this.tables = tables;
    }

    @Override
    public Conversation find(PhoneNumber contact) {
        synchronized (tables) {
            return tables.conversations.getOrDefault(contact, new Conversation.Open());
        }
    }

    @Override
    public void handle(PhoneNumber contact, String operator, Instant at) {
        synchronized (tables) {
            tables.conversations.put(contact, new Conversation.Handled(operator, at));
        }
    }

    @Override
    public void open(PhoneNumber contact) {
        synchronized (tables) {
            tables.conversations.remove(contact);
        }
    }

    @Override
    public Page<Sender> list(Filter filter, @Nullable Position after, int limit) {
        synchronized (tables) {
            List<Sender> senders = latest(after).stream()
                    .map(this::sender)
                    .filter(sender -> filter.handled() == sender.state() instanceof Conversation.Handled
                            && (filter.registered() == null || filter.registered() == (sender.user() != null)))
                    .toList();
            return page(senders, Sender::latest, limit);
        }
    }

    @Override
    public Page<Stranger> strangers(@Nullable Position after, int limit) {
        synchronized (tables) {
            List<Stranger> strangers = latest(after).stream()
                    .filter(message -> !tables.users.containsKey(message.from()))
                    .map(this::stranger)
                    .toList();
            return page(strangers, Stranger::latest, limit);
        }
    }

    /** The latest message of everybody who wrote, the newest first. */
    private List<IncomingMessage> latest(@Nullable Position after) {
        Map<PhoneNumber, IncomingMessage> latest = new HashMap<>();
        for (Incoming row : tables.incoming.values()) {
            latest.merge(row.message().from(), row.message(), BinaryOperator.maxBy(BY_TIME));
        }
        return latest.values().stream()
                .sorted(BY_TIME.reversed())
                .filter(message -> after == null || isBefore(message, after))
                .toList();
    }

    private static boolean isBefore(IncomingMessage message, Position after) {
        int byTime = message.timestamp().compareTo(after.at());
        return byTime < 0 || (byTime == 0 && message.id().value().compareTo(after.id()) < 0);
    }

    private Sender sender(IncomingMessage latest) {
        PhoneNumber contact = latest.from();
        Conversation state = find(contact);
        @Nullable OutgoingMessage written = tables.outgoing.values().stream()
                .map(Outgoing::message)
                .filter(message -> message.to().equals(contact)
                        && message.origin().operatorId().isPresent())
                .max(Comparator.comparing(OutgoingMessage::queuedAt)
                        .thenComparing(message -> message.id().value()))
                .orElse(null);
        long since = from(contact)
                .filter(message -> written == null || message.timestamp().isAfter(written.queuedAt()))
                .limit(Sender.MOST_COUNTED)
                .count();
        int unanswered = state instanceof Conversation.Handled ? 0 : (int) since;
        return new Sender(latest, state, tables.users.get(contact), written, unanswered);
    }

    private Stranger stranger(IncomingMessage latest) {
        Instant first = from(latest.from())
                .map(IncomingMessage::timestamp)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Stranger(latest, from(latest.from()).count(), first);
    }

    private Stream<IncomingMessage> from(PhoneNumber contact) {
        return tables.incoming.values().stream()
                .map(Incoming::message)
                .filter(message -> message.from().equals(contact));
    }

    private static <T> Page<T> page(List<T> rows, Function<T, IncomingMessage> latest, int limit) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        IncomingMessage last = latest.apply(rows.get(limit - 1));
        return new Page<>(
                rows.subList(0, limit),
                new Position("", last.timestamp(), last.id().value()));
    }
}
