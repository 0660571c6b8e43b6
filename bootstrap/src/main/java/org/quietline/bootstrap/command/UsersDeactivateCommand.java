package org.quietline.bootstrap.command;

import org.quietline.application.users.ManageUsers;
import org.quietline.application.users.ManageUsers.Outcome;
import org.quietline.domain.phone.PhoneNumber;
import picocli.CommandLine.Command;

/** Makes a user inactive. */
@Command(name = "deactivate", description = "Treat a user like a stranger; what they write is kept all the same.")
final class UsersDeactivateCommand extends StatusCommand {
    UsersDeactivateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Outcome change(ManageUsers users, PhoneNumber number) {
        return users.deactivate(number, ACTOR);
    }
}
