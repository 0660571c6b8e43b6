package org.quietline.bootstrap.command;

/** A command cannot go on, for a reason that its user can understand. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailedException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It failed. The message shows no value that was typed in. */
    static CommandFailedException failed(String message) {
        return new CommandFailedException(ExitCode.FAILED, message);
    }

    /** It was called wrongly. The message shows no value that was typed in. */
    static CommandFailedException wrongUsage(String message) {
        return new CommandFailedException(ExitCode.UNUSABLE, message);
    }

    int exitCode() {
        return exitCode;
    }
}
