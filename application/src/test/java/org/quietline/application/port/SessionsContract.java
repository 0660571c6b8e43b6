package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.at;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Sessions.Session;

/** What every {@link Sessions} must do. */
public interface SessionsContract {
    /** The hash of a token. */
    String HASH = "ab".repeat(32);

    /** The hash of another token. */
    String OTHER = "cd".repeat(32);

    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void a_session_reads_back_equal() {
        Sessions sessions = emptyStore().sessions();
        sessions.begin(session(HASH, NOON, null));
        assertThat(sessions.find(HASH)).contains(session(HASH, NOON, null));
        assertThat(sessions.find(OTHER)).isEmpty();
    }

    @Test
    default void a_touched_session_was_used_later() {
        Sessions sessions = emptyStore().sessions();
        sessions.begin(session(HASH, NOON, null));
        sessions.begin(session(OTHER, NOON, null));
        sessions.touch(HASH, at(300_000));
        assertThat(sessions.find(HASH)).contains(session(HASH, at(300_000), null));
        assertThat(sessions.find(OTHER)).contains(session(OTHER, NOON, null));
    }

    @Test
    default void an_ended_session_tells_when() {
        Sessions sessions = emptyStore().sessions();
        sessions.begin(session(HASH, NOON, null));
        sessions.begin(session(OTHER, NOON, null));
        sessions.end(HASH, at(5));
        assertThat(sessions.find(HASH)).contains(session(HASH, NOON, at(5)));
        assertThat(sessions.find(OTHER)).contains(session(OTHER, NOON, null));
    }

    @Test
    default void an_ended_session_stays_as_it_is() {
        Sessions sessions = emptyStore().sessions();
        sessions.begin(session(HASH, NOON, null));
        sessions.end(HASH, at(5));
        sessions.end(HASH, at(9));
        sessions.touch(HASH, at(9));
        assertThat(sessions.find(HASH)).contains(session(HASH, NOON, at(5)));
    }

    @Test
    default void a_session_that_is_not_there_stays_so() {
        Sessions sessions = emptyStore().sessions();
        sessions.touch(HASH, at(5));
        assertThat(sessions.find(HASH)).isEmpty();
        sessions.end(HASH, at(5));
        assertThat(sessions.find(HASH)).isEmpty();
    }

    private static Session session(String hash, Instant usedAt, @Nullable Instant endedAt) {
        return new Session(hash, "olga", "fingerprint", NOON, usedAt, endedAt);
    }
}
