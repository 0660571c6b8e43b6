package org.quietline.bootstrap.command;

import org.jspecify.annotations.Nullable;
import org.quietline.application.users.ManageUsers.Outcome;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.phone.PhoneNumber;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers one user. */
@Command(name = "add", description = "Register a user, who is active from then on.")
final class UsersAddCommand extends NumberCommand {
    @Option(names = "--name", paramLabel = "NAME", description = "The name that operators see.")
    private @Nullable String name;

    UsersAddCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int work(StoreTools tools, PhoneNumber of) {
        return switch (tools.manageUsers().add(of, name, ACTOR)) {
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
