package org.quietline.bootstrap.command;

import java.util.Locale;

/** Shows on a terminal how far long work has come; shows nothing elsewhere. */
final class Progress implements AutoCloseable {
    private static final int EVERY = 100;

    private final Surroundings surroundings;
    private final String what;
    private long count;

    Progress(Surroundings surroundings, String what) {
        this.surroundings = surroundings;
        this.what = what;
    }

    void step() {
        count++;
        if (surroundings.hasTerminal() && count % EVERY == 0) {
            surroundings.err().printf(Locale.ROOT, "\r%d %s", count, what);
        }
    }

    @Override
    public void close() {
        if (surroundings.hasTerminal() && count >= EVERY) {
            surroundings.err().print("\r\u001b[K");
        }
    }
}
