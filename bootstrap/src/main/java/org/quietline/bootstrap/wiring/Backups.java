package org.quietline.bootstrap.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.quietline.adapter.sqlite.SqliteBackup;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.settings.StoreSettings;

/** Copies a store into a file. */
public final class Backups {
    private Backups() {}

    /**
     * Copies it, and writes that down in the audit.
     *
     * @return the bytes of the copy; empty for a store that is backed up by other means
     */
    public static Optional<Long> write(StoreSettings settings, Path target) {
        return switch (settings.store()) {
            case StoreChoice.Sqlite sqlite -> {
                long bytes = SqliteBackup.copy(sqlite.file(), target);
                try (StoreTools tools = StoreTools.open(settings)) {
                    tools.audit().write("system", "backup", "", "sqlite");
                }
                yield Optional.of(bytes);
            }
            case StoreChoice.Firestore firestore -> Optional.empty();
        };
    }
}
