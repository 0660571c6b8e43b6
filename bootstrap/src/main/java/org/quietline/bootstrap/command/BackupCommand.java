package org.quietline.bootstrap.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.settings.StoreSettings;
import org.quietline.bootstrap.wiring.Backups;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the database while it is in use. */
@Command(
        name = "backup",
        description = {
            "Copy the SQLite database to a file, also while serve runs, and check the copy.",
            "It holds whole numbers and texts: keep it as safe as the database. A file that is there is not"
                    + " overwritten. Firestore has backups of its own: docs/firestore.md."
        })
final class BackupCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "Where to write the copy.")
    private String file = "";

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return Configured.run(Settings.forTheStore(surroundings.environment().get()), surroundings.err(), this::backUp);
    }

    private int backUp(StoreSettings settings) {
        try {
            Path target = surroundings.directory().resolve(Path.of(file));
            long bytes = write(settings, target)
                    .orElseThrow(() -> CommandFailedException.wrongUsage(
                            "only SQLite is backed up by this command; docs/firestore.md tells how Firestore is"));
            surroundings.out().printf(Locale.ROOT, "backed up and checked: %.1f MB%n", bytes / MEGABYTE);
            return ExitCode.FINE;
        } catch (InvalidPathException e) {
            throw CommandFailedException.wrongUsage("FILE is not a path");
        }
    }

    private Optional<Long> write(StoreSettings settings, Path target) {
        try (Progress progress = Progress.ofBytes(surroundings, "backup", Backups.size(settings))) {
            progress.follow(() -> Backups.written(target));
            return Backups.write(settings, target);
        }
    }
}
