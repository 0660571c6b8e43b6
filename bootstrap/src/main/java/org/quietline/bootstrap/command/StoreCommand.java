package org.quietline.bootstrap.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.users.NumberReader;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.phone.PhoneNumber;

/** A command that works on the store alone, and needs only its part of the configuration. */
abstract class StoreCommand implements Callable<Integer> {
    /** Who the audit says did it. */
    static final String ACTOR = "system";

    private static final int LONGEST_LINE = 1000;

    private final Surroundings surroundings;

    StoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public final Integer call() {
        return Configured.run(Settings.forTheStore(surroundings.environment().get()), surroundings.err(), settings -> {
            try (StoreTools tools = StoreTools.open(settings)) {
                return work(tools);
            }
        });
    }

    /** Does it, and returns the exit code. */
    abstract int work(StoreTools tools);

    final Surroundings surroundings() {
        return surroundings;
    }

    final void print(String line) {
        surroundings.out().println(line);
    }

    /** The number that was given, or for {@code -} the one in the first line of the standard input. */
    final PhoneNumber number(String given) {
        return new NumberReader(null)
                .read(given.equals("-") ? firstLine() : given)
                .orElseThrow(() -> CommandFailedException.wrongUsage(
                        "NUMBER must be in E.164 form: + and 7 to 15 digits, without anything between"));
    }

    private String firstLine() {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            return line == null || line.length() > LONGEST_LINE ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
