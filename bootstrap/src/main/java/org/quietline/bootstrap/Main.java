package org.quietline.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
        Surroundings surroundings =
                new Surroundings(System.in, out, err, System.console(), here, () -> Environment.ofProcess(here));
        System.exit(CommandTree.of(surroundings).execute(arguments));
    }
}
