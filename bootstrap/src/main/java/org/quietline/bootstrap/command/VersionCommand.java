package org.quietline.bootstrap.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Tells which build this is. */
@Command(name = "version", description = "Show version, commit and Java.")
final class VersionCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    VersionCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        BuildInfo build = BuildInfo.read();
        surroundings.out().println("quietline " + build.version());
        surroundings.out().println("commit " + build.commit());
        surroundings.out().println("java " + Runtime.version());
        return ExitCode.FINE;
    }
}
