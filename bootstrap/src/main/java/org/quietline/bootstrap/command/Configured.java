package org.quietline.bootstrap.command;

import java.io.PrintStream;
import java.util.function.ToIntFunction;
import org.quietline.bootstrap.settings.Problem;
import org.quietline.bootstrap.settings.Reading;

/** Goes on with a configuration that can be used, and tells every problem of one that cannot. */
final class Configured {
    private Configured() {}

    static <T> int run(Reading<T> reading, PrintStream err, ToIntFunction<T> command) {
        return switch (reading) {
            case Reading.Complete<T> complete -> command.applyAsInt(complete.settings());
            case Reading.Faulty<T> faulty -> {
                err.println("quietline cannot be used as it is configured:");
                for (Problem problem : faulty.problems()) {
                    err.println("  " + problem);
                }
                yield ExitCode.UNUSABLE;
            }
        };
    }
}
