package org.quietline.bootstrap.wiring;

import org.quietline.adapter.firestore.FirestoreSettings;
import org.quietline.adapter.firestore.FirestoreStore;
import org.quietline.adapter.sqlite.SqliteStore;
import org.quietline.application.port.Store;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.settings.StoreChoice.Access;

/** Opens the store that was chosen. */
public final class Stores {
    private Stores() {}

    /**
     * Opens it, and brings one of an older version up to date. Throws {@code StoreUnavailableException} when that shows
     * already that it cannot be used.
     */
    public static Store open(StoreChoice choice) {
        return switch (choice) {
            case StoreChoice.Sqlite sqlite -> SqliteStore.open(sqlite.file());
            case StoreChoice.Firestore firestore -> FirestoreStore.open(settings(firestore));
        };
    }

    /**
     * Opens it for a command beside {@code serve}. Throws {@code StoreUnavailableException} also when it is of an older
     * version, and changes nothing then: a {@code serve} of that version may be running.
     */
    public static Store openAsItIs(StoreChoice choice) {
        return switch (choice) {
            case StoreChoice.Sqlite sqlite -> SqliteStore.openAsItIs(sqlite.file());
            case StoreChoice.Firestore firestore -> FirestoreStore.open(settings(firestore));
        };
    }

    private static FirestoreSettings settings(StoreChoice.Firestore choice) {
        String project = choice.projectId();
        return switch (choice.access()) {
            case Access.ServiceAccount account ->
                FirestoreSettings.withServiceAccount(project, account.json().reveal());
            case Access.CredentialsFile file ->
                FirestoreSettings.withCredentialsFile(project, file.file().toString());
            case Access.Emulator emulator -> FirestoreSettings.withEmulator(project, emulator.address());
        };
    }
}
