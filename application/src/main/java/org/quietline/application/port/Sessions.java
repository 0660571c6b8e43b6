package org.quietline.application.port;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The stores keep a hash of each token, never the token. Every method may throw
 * {@link StoreUnavailableException}.
 */
public interface Sessions {
    /** Stores a new session. */
    void begin(Session session);

    /** The session with this hash, also an ended one for as long as the store keeps it. */
    Optional<Session> find(String tokenHash);

    /** Notes that the session was used; one that is not there, or has ended, stays so. */
    void touch(String tokenHash, Instant at);

    /** Ends the session; one that is not there, or has ended, stays so. */
    void end(String tokenHash, Instant at);

    /**
     * One sign-in.
     *
     * @param tokenHash the SHA-256 of the token, in lower-case hexadecimal
     * @param operator the operator's name
     * @param fingerprint the operator's entry at sign-in; another one now ends the session
     * @param beganAt when they signed in
     * @param usedAt when the session was last used, exact to five minutes
     * @param endedAt when it was ended, or null
     */
    record Session(
            String tokenHash,
            String operator,
            String fingerprint,
            Instant beganAt,
            Instant usedAt,
            @Nullable Instant endedAt) {}
}
