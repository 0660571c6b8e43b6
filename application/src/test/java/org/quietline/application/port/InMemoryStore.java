package org.quietline.application.port;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.application.search.SearchTokens;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/** A store in memory: every store port over the same tables, as one adapter has them. */
public final class InMemoryStore implements Store {
    private final Tables tables = new Tables();
    private final InMemoryLiveFeed feed = new InMemoryLiveFeed();
    private final MessageLog log = new InMemoryMessageLog(tables, feed);
    private final MessagePages pages = new InMemoryMessagePages(tables);
    private final Conversations conversations = new InMemoryConversations(tables);
    private final UserDirectory users = new InMemoryUserDirectory(tables);
    private final InMemoryAuditTrail audit = new InMemoryAuditTrail();
    private final Sessions sessions = new InMemorySessions();
    private final Watermarks watermarks = new InMemoryWatermarks();
    private final Statistics statistics = new InMemoryStatistics();

    /** What the ports share; whoever reads or writes holds the monitor of this object. */
    static final class Tables {
        final Map<MessageId, Incoming> incoming = new LinkedHashMap<>();
        final Map<MessageId, Outgoing> outgoing = new LinkedHashMap<>();
        final Map<PhoneNumber, User> users = new LinkedHashMap<>();
        final Map<PhoneNumber, Conversation> conversations = new LinkedHashMap<>();
        final List<UserDirectory.Unreadable> unreadable = new ArrayList<>();
    }

    record Incoming(IncomingMessage message, String name) {
        static Incoming of(IncomingMessage message, @Nullable String name) {
            return new Incoming(message, name == null ? "" : name);
        }

        Incoming with(IncomingMessage next) {
            return new Incoming(next, name);
        }

        Set<String> tokens() {
            return SearchTokens.of(message.from(), message.text());
        }
    }

    record Outgoing(OutgoingMessage message, String name, long version) {
        static Outgoing of(OutgoingMessage message, @Nullable String name) {
            return new Outgoing(message, name == null ? "" : name, 1);
        }

        Outgoing with(OutgoingMessage next) {
            return new Outgoing(next, name, version + 1);
        }

        Set<String> tokens() {
            return SearchTokens.of(message.to(), message.text());
        }

        Stored<OutgoingMessage> stored() {
            return new Stored<>(message, Long.toString(version));
        }
    }

    /** Pretends that somebody made an entry of a user that cannot be read. */
    public void spoil(UserDirectory.Unreadable entry) {
        synchronized (tables) {
            tables.unreadable.add(entry);
        }
    }

    @Override
    public MessageLog messageLog() {
        return log;
    }

    @Override
    public MessagePages messagePages() {
        return pages;
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public UserDirectory userDirectory() {
        return users;
    }

    @Override
    public InMemoryLiveFeed liveFeed() {
        return feed;
    }

    @Override
    public InMemoryAuditTrail auditTrail() {
        return audit;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Watermarks watermarks() {
        return watermarks;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public StoreCheck storeCheck() {
        return () -> {};
    }

    /** Every incoming message, in the order of arrival. */
    public List<IncomingMessage> allIncoming() {
        synchronized (tables) {
            return tables.incoming.values().stream().map(Incoming::message).toList();
        }
    }

    /** Every outgoing message, in the order in which they were stored. */
    public List<OutgoingMessage> allOutgoing() {
        synchronized (tables) {
            return new ArrayList<>(
                    tables.outgoing.values().stream().map(Outgoing::message).toList());
        }
    }

    /** Keeps everything: it is gone with the object. */
    @Override
    public void close() {}
}
