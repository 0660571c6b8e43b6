package org.quietline.bootstrap;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.command.CommandTree;
import org.quietline.bootstrap.command.Surroundings;
import org.quietline.bootstrap.logging.Logs;
import org.quietline.bootstrap.settings.Environment;

/** The program's entrance. */
public final class Main {
    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        // Masks are not ASCII, so the streams must not depend on the language of the machine.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Logs.writeText(err);
        Path here = Path.of("").toAbsolutePath();
        @Nullable Console console = System.console();
        Surroundings surroundings = new Surroundings(
                System.in, out, err, console, isWatched(console), here, () -> Environment.ofProcess(here));
        System.exit(CommandTree.of(surroundings).execute(arguments));
    }

    /** The launcher knows where the error stream goes; Java knows of a terminal only when input and output are one. */
    private static boolean isWatched(@Nullable Console console) {
        @Nullable String told = System.getProperty("quietline.error.terminal");
        return told == null ? console != null : Boolean.parseBoolean(told);
    }
}
