package org.quietline.bootstrap.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.users.NumberReader;
import org.quietline.bootstrap.wiring.StoreTools;

/** A command that works on the store alone, and needs only its part of the configuration. */
abstract class StoreCommand implements Callable<Integer> {
    /** Who the audit says did it. */
    static final String ACTOR = "system";

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

    /** Reads numbers of this region, too, when one is named. */
    static NumberReader reader(@Nullable String region) {
        try {
            return new NumberReader(region);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongUsage("--region must be a two-letter code of a country, like US or DE");
        }
    }
}
