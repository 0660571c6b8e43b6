package org.quietline.adapter.firestore;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is and who asks. Use one of the factories: each names the one thing that is needed.
 *
 * @param projectId the Firebase project; null to take the one that the credentials name
 * @param serviceAccount the service account's key as JSON, or null
 * @param credentialsPath a file with such a key, or null
 * @param emulatorHost {@code host:port} of an emulator, or null for the real Firestore
 */
public record FirestoreSettings(
        @Nullable String projectId,
        @Nullable String serviceAccount,
        @Nullable String credentialsPath,
        @Nullable String emulatorHost) {
    /**
     * Checks that it makes sense.
     *
     * @throws IllegalArgumentException if an emulator is named together with credentials, of which one is a mistake, or
     *     without a project
     */
    public FirestoreSettings {
        if (emulatorHost != null && (serviceAccount != null || credentialsPath != null)) {
            throw new IllegalArgumentException("an emulator takes no credentials");
        }
        if (emulatorHost != null && projectId == null) {
            throw new IllegalArgumentException("an emulator needs a project id");
        }
    }

    /** The real Firestore, with the key of a service account in JSON. */
    public static FirestoreSettings withServiceAccount(@Nullable String projectId, String json) {
        return new FirestoreSettings(projectId, json, null, null);
    }

    /** The real Firestore, with the key of a service account in a file. */
    public static FirestoreSettings withCredentialsFile(@Nullable String projectId, String path) {
        return new FirestoreSettings(projectId, null, path, null);
    }

    /** The real Firestore, with the credentials that the machine has by itself, as on Google Cloud. */
    public static FirestoreSettings withMachineCredentials(@Nullable String projectId) {
        return new FirestoreSettings(projectId, null, null, null);
    }

    /** An emulator at {@code host:port}. */
    public static FirestoreSettings withEmulator(@Nullable String projectId, String hostAndPort) {
        return new FirestoreSettings(projectId, null, null, hostAndPort);
    }

    /** The project and the kind of access; never a key. */
    @Override
    public String toString() {
        return "Firestore of " + (projectId == null ? "the credentials' project" : "project " + projectId)
                + (emulatorHost == null ? "" : " at the emulator " + emulatorHost);
    }
}
