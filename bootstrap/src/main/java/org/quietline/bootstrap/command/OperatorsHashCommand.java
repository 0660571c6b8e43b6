package org.quietline.bootstrap.command;

import java.util.concurrent.Callable;
import org.quietline.bootstrap.security.Argon2PasswordCheck;
import picocli.CommandLine.Command;

/** Makes the hash of a password. */
@Command(
        name = "hash",
        description = {
            "Read a password and print its Argon2id hash, for OPERATORS, and nothing else.",
            "On a terminal it is not shown while it is typed; elsewhere it is one line of standard input."
        })
final class OperatorsHashCommand implements Callable<Integer> {
    private static final int SHORTEST = 8;

    private final Surroundings surroundings;

    OperatorsHashCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        String password = new PasswordPrompt(surroundings).read();
        if (password.isEmpty()) {
            throw CommandFailedException.failed("there is no password");
        }
        if (password.length() < SHORTEST) {
            surroundings.err().println("Note: a password of fewer than " + SHORTEST + " characters is easy to guess.");
        }
        surroundings.out().println(Argon2PasswordCheck.hash(password));
        return ExitCode.FINE;
    }
}
