package org.quietline.application.port;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A store that goes away and comes back when a test says so. It goes before a call takes effect, or after a write has
 * taken effect and before its answer arrives.
 */
public final class Unavailable implements Trouble {
    private static final Set<String> WRITES = Set.of(
            "record", "add", "replace", "update", "handle", "open", "append", "begin", "touch", "end", "advance");

    private final AtomicReference<Mode> mode = new AtomicReference<>(Mode.WORKS);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger callsUntilLoss = new AtomicInteger();

    private enum Mode {
        WORKS,
        IS_DOWN,
        LOSES_REPLIES,
        LOSES_ONE_REPLY
    }

    /** This port, as unavailable as this says. */
    public <T> T inFrontOf(Class<T> port, T real) {
        return Trouble.inFrontOf(port, real, this);
    }

    /** From now on no call takes effect. */
    public void goDown() {
        mode.set(Mode.IS_DOWN);
    }

    /** From now on every write takes effect, and its answer is lost. */
    public void loseReplies() {
        mode.set(Mode.LOSES_REPLIES);
    }

    /** The next write takes effect, and its answer is lost. */
    public void loseOneReply() {
        loseReplyOfWrite(1);
    }

    /** Of the writes from now on, the n-th takes effect, and its answer is lost. */
    public void loseReplyOfWrite(int n) {
        callsUntilLoss.set(n);
        mode.set(Mode.LOSES_ONE_REPLY);
    }

    /** From now on all is well. */
    public void comeBack() {
        mode.set(Mode.WORKS);
    }

    /** How many calls there were, answered or not. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void before(String operation) {
        calls.incrementAndGet();
        if (mode.get() == Mode.IS_DOWN) {
            throw new StoreUnavailableException(operation, null);
        }
    }

    @Override
    public void after(String operation) {
        if (!WRITES.contains(operation)) {
            return;
        }
        boolean last = mode.get() == Mode.LOSES_ONE_REPLY && callsUntilLoss.decrementAndGet() == 0;
        if (last) {
            mode.set(Mode.WORKS);
        }
        if (last || mode.get() == Mode.LOSES_REPLIES) {
            throw new StoreUnavailableException(operation, null);
        }
    }
}
