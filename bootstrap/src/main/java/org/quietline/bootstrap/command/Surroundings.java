package org.quietline.bootstrap.command;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.settings.Environment;

/**
 * What a command meets where it was called.
 *
 * @param in the standard input
 * @param out the standard output
 * @param err the standard error stream
 * @param console the terminal; null when input or output is none
 * @param isWatched whether the standard error stream goes to a terminal
 * @param directory where it was called
 * @param environment reads the variables; asked only by commands that are configured
 */
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        @Nullable Console console,
        boolean isWatched,
        Path directory,
        Supplier<Environment> environment) {
    /** Whether input and output belong to somebody at a terminal. */
    boolean hasTerminal() {
        return console != null;
    }
}
