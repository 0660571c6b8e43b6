package org.quietline.bootstrap.command;

import org.quietline.application.users.ManageUsers;
import org.quietline.application.users.ManageUsers.Outcome;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.phone.PhoneNumber;

/** Changes whether a user is served. */
abstract class StatusCommand extends NumberCommand {
    StatusCommand(Surroundings surroundings) {
        super(surroundings);
    }

    abstract Outcome change(ManageUsers users, PhoneNumber number);

    @Override
    final int work(StoreTools tools, PhoneNumber of) {
        return switch (change(tools.manageUsers(), of)) {
            case Outcome.Added added -> throw new IllegalStateException("a change adds nobody");
            case Outcome.Changed changed -> {
                print("changed  " + UsersListCommand.line(changed.user()));
                yield ExitCode.FINE;
            }
            case Outcome.Unchanged unchanged -> {
                print("unchanged  " + UsersListCommand.line(unchanged.user()));
                yield ExitCode.FINE;
            }
            case Outcome.Unknown unknown -> throw CommandFailedException.failed("there is no user with this number");
        };
    }
}
