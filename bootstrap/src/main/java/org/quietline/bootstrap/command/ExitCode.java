package org.quietline.bootstrap.command;

/** How a command ended, for the shell. */
final class ExitCode {
    /** It did what it should. */
    static final int FINE = 0;

    /** It failed. */
    static final int FAILED = 1;

    /** It was called wrongly, or the configuration cannot be used. */
    static final int UNUSABLE = 2;

    private ExitCode() {}
}
