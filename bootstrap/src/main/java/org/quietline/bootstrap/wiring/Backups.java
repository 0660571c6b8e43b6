package org.quietline.bootstrap.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.quietline.adapter.sqlite.SqliteBackup;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.settings.StoreSettings;

/** Copies a store into a file. */
public final class Backups {
    private Backups() {}

    /** The bytes to be copied, about; 0 for a store that is backed up by other means. */
    public static long size(StoreSettings settings) {
        return switch (settings.store()) {
            case StoreChoice.Sqlite sqlite -> sqlite.file().toFile().length();
            case StoreChoice.Firestore firestore -> 0;
        };
    }

    /** How many bytes of a copy that is under way are written. */
    public static long written(Path target) {
        return SqliteBackup.unfinished(target).toFile().length();
    }

    /**
     * Copies it, and writes that down in the audit.
     *
     * @return the bytes of the copy; empty for a store that is backed up by other means
     */
    public static Optional<Long> write(StoreSettings settings, Path target) {
        return switch (settings.store()) {
            case StoreChoice.Sqlite sqlite -> {
                // Opening comes before copying, to refuse a database of another version; it would create a missing one.
                SqliteBackup.expectPlaces(sqlite.file(), target);
                long bytes;
                try (StoreTools tools = StoreTools.open(settings)) {
                    bytes = SqliteBackup.copy(sqlite.file(), target);
                    tools.audit().write("system", "backup", "", "sqlite");
                }
                yield Optional.of(bytes);
            }
            case StoreChoice.Firestore firestore -> Optional.empty();
        };
    }
}
