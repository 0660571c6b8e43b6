package org.quietline.bootstrap.command;

import java.io.BufferedReader;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a password. Typed in at a terminal it is not shown, also when the output goes elsewhere, as in
 * {@code $(quietline operators hash)}: Java then knows no console, but the launcher knows the terminal.
 */
final class PasswordPrompt {
    private static final String INPUT_IS_TERMINAL = "quietline.input.terminal";
    private static final File TERMINAL = new File("/dev/tty");

    private final Surroundings surroundings;

    PasswordPrompt(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    String read() {
        @Nullable Console console = surroundings.console();
        if (console != null) {
            surroundings.err().print("Password: ");
            surroundings.err().flush();
            char[] typed = console.readPassword();
            String password = typed == null ? "" : new String(typed);
            if (typed != null) {
                Arrays.fill(typed, ' ');
            }
            return password;
        }
        return Boolean.getBoolean(INPUT_IS_TERMINAL) ? typedUnseen() : line();
    }

    private String typedUnseen() {
        surroundings.err().print("Password: ");
        surroundings.err().flush();
        if (!echo(false)) {
            throw CommandFailedException.failed("the terminal cannot be kept from showing the password; pipe it in");
        }
        Thread restore = new Thread(() -> echo(true));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            return line();
        } finally {
            echo(true);
            Runtime.getRuntime().removeShutdownHook(restore);
            surroundings.err().println();
        }
    }

    private static boolean echo(boolean on) {
        try {
            return new ProcessBuilder("stty", on ? "echo" : "-echo")
                            .redirectInput(TERMINAL)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String line() {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
