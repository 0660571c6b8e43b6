package org.quietline.application.port;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sessions in memory. */
public final class InMemorySessions implements Sessions {
    private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();

    @Override
    public void begin(Session session) {
        sessions.putIfAbsent(session.tokenHash(), session);
    }

    @Override
    public Optional<Session> find(String tokenHash) {
        return Optional.ofNullable(sessions.get(tokenHash));
    }

    @Override
    public void touch(String tokenHash, Instant at) {
        sessions.computeIfPresent(
                tokenHash,
                (hash, session) -> session.endedAt() != null
                        ? session
                        : new Session(hash, session.operator(), session.fingerprint(), session.beganAt(), at, null));
    }

    @Override
    public void end(String tokenHash, Instant at) {
        sessions.computeIfPresent(
                tokenHash,
                (hash, session) -> session.endedAt() != null
                        ? session
                        : new Session(
                                hash,
                                session.operator(),
                                session.fingerprint(),
                                session.beganAt(),
                                session.usedAt(),
                                at));
    }
}
