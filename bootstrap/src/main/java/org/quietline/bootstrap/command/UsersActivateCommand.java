package org.quietline.bootstrap.command;

import org.quietline.application.users.ManageUsers;
import org.quietline.application.users.ManageUsers.Outcome;
import org.quietline.domain.phone.PhoneNumber;
import picocli.CommandLine.Command;

/** Makes a user active. */
@Command(name = "activate", description = "Let a user's messages be acknowledged, and be written to, again.")
final class UsersActivateCommand extends StatusCommand {
    UsersActivateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Outcome change(ManageUsers users, PhoneNumber number) {
        return users.activate(number, ACTOR);
    }
}
