package org.quietline.bootstrap.wiring;

import org.quietline.adapter.sqlite.SqliteStore;
import org.quietline.bootstrap.settings.StoreChoice;

/** Opens the store that was chosen. */
public final class Stores {
    private Stores() {}

    /**
     * Opens it. Throws {@code StoreUnavailableException} when it cannot be opened.
     *
     * @throws UnsupportedOperationException if this build has no such store
     */
    public static Store open(StoreChoice choice) {
        return switch (choice) {
            case StoreChoice.Sqlite sqlite -> new SqliteBackedStore(SqliteStore.open(sqlite.file()));
            case StoreChoice.Firestore firestore ->
                throw new UnsupportedOperationException("STORE: firestore is not part of this build; use sqlite");
        };
    }
}
