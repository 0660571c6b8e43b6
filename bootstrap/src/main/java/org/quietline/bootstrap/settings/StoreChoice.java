package org.quietline.bootstrap.settings;

import java.nio.file.Path;
import org.quietline.bootstrap.security.Confidential;

/** Where messages and users are kept. */
public sealed interface StoreChoice {
    /** One SQLite file on this machine. */
    record Sqlite(Path file) implements StoreChoice {}

    /**
     * Cloud Firestore.
     *
     * @param projectId the project whose default database it is
     */
    record Firestore(String projectId, Access access) implements StoreChoice {}

    /** How to get at Firestore. */
    sealed interface Access {
        /** With the key of a service account, as JSON. */
        record ServiceAccount(Confidential json) implements Access {}

        /** With the credentials in this file. */
        record CredentialsFile(Path file) implements Access {}

        /** The emulator at this {@code host:port}, which asks for no credentials. */
        record Emulator(String address) implements Access {}
    }
}
