package org.quietline.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.quietline.application.audit.Audit;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Sessions.Session;

/**
 * Tells who asks. A session ends after 30 minutes without use, after 12 hours in any case, when its operator signs out,
 * and when the operator's entry is removed or changed.
 */
public final class CheckAccess {
    /** How long a session lasts without use. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** How long a session lasts at most. */
    public static final Duration ABSOLUTE = Duration.ofHours(12);

    /**
     * How long what a page does by itself goes on with what was last seen of its session: a store may bill each look.
     * So much later at most is it noticed that the session was ended in another process.
     */
    public static final Duration FRESH = Duration.ofMinutes(1);

    private static final int MOST_REMEMBERED = 1_000;
    private static final Duration NOTE_USE_EVERY = Duration.ofMinutes(5);
    private static final int LONGEST_TOKEN = 512;

    private final Sessions sessions;
    private final OperatorDirectory operators;
    private final Audit audit;
    private final InstantSource clock;
    private final Map<String, Seen> latest = new ConcurrentHashMap<>();

    /** A session as it was seen at this time. */
    private record Seen(Session session, Instant at) {}

    /** Whether a request is the user's own doing: what a page does by itself does not keep a session alive. */
    public enum Use {
        /** The user did something. */
        BY_HAND,
        /** The page did it by itself. */
        BY_ITSELF
    }

    /** Wires the use case. */
    public CheckAccess(Sessions sessions, OperatorDirectory operators, Audit audit, InstantSource clock) {
        this.sessions = sessions;
        this.operators = operators;
        this.audit = audit;
        this.clock = clock;
    }

    /** The person to whom this session token belongs, if the session is alive. */
    public Optional<Principal> session(String token, Use use) {
        Optional<Session> alive = use == Use.BY_ITSELF ? seenLately(token).or(() -> alive(token)) : alive(token);
        return alive.map(session -> {
            Instant now = clock.instant();
            if (use == Use.BY_HAND && !session.usedAt().plus(NOTE_USE_EVERY).isAfter(now)) {
                sessions.touch(session.tokenHash(), now);
            }
            return Principal.person(session.operator());
        });
    }

    /** The program to which this API token belongs. */
    public Optional<Principal> program(String token) {
        return isPlausible(token) ? operators.program(Hashes.of(token)).map(Principal::program) : Optional.empty();
    }

    /** Ends the session, if it is alive. */
    public void signOut(String token) {
        alive(token).ifPresent(session -> {
            sessions.end(session.tokenHash(), clock.instant());
            latest.remove(session.tokenHash());
            audit.write(session.operator(), "sign-out", "", "");
        });
    }

    private Optional<Session> alive(String token) {
        if (!isPlausible(token)) {
            return Optional.empty();
        }
        String hash = Hashes.of(token);
        Optional<Session> alive = sessions.find(hash).filter(this::isAlive);
        alive.ifPresentOrElse(this::remember, () -> latest.remove(hash));
        return alive;
    }

    private void remember(Session session) {
        if (latest.size() >= MOST_REMEMBERED) {
            latest.clear();
        }
        latest.put(session.tokenHash(), new Seen(session, clock.instant()));
    }

    private Optional<Session> seenLately(String token) {
        if (!isPlausible(token)) {
            return Optional.empty();
        }
        return Optional.ofNullable(latest.get(Hashes.of(token)))
                .filter(seen -> clock.instant().isBefore(seen.at().plus(FRESH)))
                .map(Seen::session)
                .filter(this::isAlive);
    }

    private boolean isAlive(Session session) {
        Instant now = clock.instant();
        return session.endedAt() == null
                && now.isBefore(session.usedAt().plus(IDLE))
                && now.isBefore(session.beganAt().plus(ABSOLUTE))
                && operators
                        .operator(session.operator())
                        .filter(operator -> operator.fingerprint().equals(session.fingerprint()))
                        .isPresent();
    }

    private static boolean isPlausible(String token) {
        return !token.isEmpty() && token.length() <= LONGEST_TOKEN;
    }
}
