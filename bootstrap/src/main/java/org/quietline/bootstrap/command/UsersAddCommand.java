package org.quietline.bootstrap.command;

import org.jspecify.annotations.Nullable;
import org.quietline.application.users.ManageUsers.Outcome;
import org.quietline.bootstrap.wiring.StoreTools;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers one user. */
@Command(name = "add", description = "Register a user, who is active from then on.")
final class UsersAddCommand extends StoreCommand {
    @Parameters(
            paramLabel = "NUMBER",
            description = "The number in E.164 form like +15551234567, or - to read it from standard input.")
    private String number = "";

    @Option(names = "--name", paramLabel = "NAME", description = "The name that operators see.")
    private @Nullable String name;

    UsersAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int work(StoreTools tools) {
        return switch (tools.manageUsers().add(number(number), name, ACTOR)) {
            case Outcome.Added added -> {
                print("added  " + UsersListCommand.line(added.user()));
                yield ExitCode.FINE;
            }
            case Outcome.Unchanged there -> {
                print("already there  " + UsersListCommand.line(there.user()));
                yield ExitCode.FINE;
            }
            case Outcome.Changed changed -> throw new IllegalStateException("adding changes nobody");
            case Outcome.Unknown unknown -> throw new IllegalStateException("adding finds or makes a user");
        };
    }
}
