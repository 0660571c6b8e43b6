package org.quietline.bootstrap.command;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.application.browse.Listing;
import org.quietline.bootstrap.wiring.StoreTools;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.registration.User;
import picocli.CommandLine.Command;

/** Shows who is registered. */
@Command(name = "list", description = "Show who is registered, sorted by name: masked number, status, name.")
final class UsersListCommand extends StoreCommand {
    UsersListCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int work(StoreTools tools) {
        @Nullable String cursor = null;
        int shown = 0;
        do {
            Listing<User> page = tools.users().list(null, cursor, Listing.MAX_LIMIT);
            page.rows().forEach(user -> print(line(user)));
            shown += page.rows().size();
            cursor = page.next();
        } while (cursor != null);
        tools.users()
                .unreadable()
                .forEach(bad -> surroundings()
                        .err()
                        .println("cannot be read, and counts for nobody: " + bad.entry() + ": " + bad.problem()));
        if (shown == 0) {
            surroundings().err().println("Nobody is registered yet.");
        }
        return ExitCode.FINE;
    }

    /** One line about a user, without the number: somebody may have written it into the name, too. */
    static String line(User user) {
        Optional<String> name = user.displayName();
        String status = user.status().code() + (user.optedOutAt().isPresent() ? ", opted out" : "");
        return String.format("%-16s  %s", user.number().masked(), status)
                + name.map(text -> "  " + Redaction.redact(text)).orElse("");
    }
}
