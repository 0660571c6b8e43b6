package org.quietline.bootstrap.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.quietline.bootstrap.settings.Environment;

/** Calls commands in a directory, with variables of its own. */
final class Shell {
    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();
    private boolean isWatched;

    /** How a call went. */
    record Result(int exitCode, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    Shell(Path directory) {
        this.directory = directory;
        variables.put("SQLITE_PATH", directory.resolve("quietline.db").toString());
    }

    Shell set(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    /** From now on the error stream is a terminal. */
    Shell watched() {
        isWatched = true;
        return this;
    }

    Result call(String... arguments) {
        return callWithInput("", arguments);
    }

    Result callWithInput(String input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = execute(input, out, err, arguments);
        return new Result(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Nobody takes what the command writes, as behind a pipe that is closed. */
    int callWithBrokenOutput(String... arguments) {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        return execute("", broken, new ByteArrayOutputStream(), arguments);
    }

    private int execute(String input, OutputStream out, OutputStream err, String... arguments) {
        Surroundings surroundings = new Surroundings(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                null,
                isWatched,
                directory,
                () -> Environment.of(variables));
        return CommandTree.of(surroundings).execute(arguments);
    }
}
