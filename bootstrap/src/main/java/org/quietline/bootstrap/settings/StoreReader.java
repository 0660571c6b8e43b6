package org.quietline.bootstrap.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quietline.bootstrap.security.Confidential;
import org.quietline.bootstrap.settings.StoreChoice.Access;

/** Reads which store to use and how to get at it. */
final class StoreReader {
    private static final String EMULATOR = "FIRESTORE_EMULATOR_HOST";
    private static final String SERVICE_ACCOUNT = "FIREBASE_SERVICE_ACCOUNT";
    private static final String CREDENTIALS_FILE = "GOOGLE_APPLICATION_CREDENTIALS";
    private static final String PROJECT = "FIREBASE_PROJECT_ID";
    private static final String SQLITE_PATH = "SQLITE_PATH";
    private static final String DEFAULT_FILE = "data/quietline.db";
    private static final Pattern HOST_AND_PORT = Pattern.compile("[^\\s/:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}");

    private final Variables variables;

    StoreReader(Variables variables) {
        this.variables = variables;
    }

    Optional<StoreChoice> read() {
        return switch (variables.text("STORE").orElse("sqlite")) {
            case "sqlite" -> sqlite();
            case "firestore" -> firestore();
            default -> variables.problem("STORE", "must be sqlite or firestore");
        };
    }

    private Optional<StoreChoice> sqlite() {
        Path file;
        try {
            file = Path.of(variables.text(SQLITE_PATH).orElse(DEFAULT_FILE))
                    .toAbsolutePath()
                    .normalize();
        } catch (InvalidPathException e) {
            return variables.problem(SQLITE_PATH, "is not a path");
        }
        if (Files.isDirectory(file)) {
            return variables.problem(SQLITE_PATH, "names a directory; name a file in it");
        }
        return isLostAtTheNextDeploy(file)
                ? variables.problem(
                        SQLITE_PATH,
                        "lies outside a Railway volume and would be lost at the next deploy; attach a volume and name a"
                                + " file below its mount path (RAILWAY_VOLUME_MOUNT_PATH), or set STORE=firestore")
                : Optional.of(new StoreChoice.Sqlite(file));
    }

    private boolean isLostAtTheNextDeploy(Path file) {
        boolean isOnRailway = variables.isSet("RAILWAY_ENVIRONMENT") || variables.isSet("RAILWAY_ENVIRONMENT_NAME");
        Optional<Path> volume = variables
                .text("RAILWAY_VOLUME_MOUNT_PATH")
                .map(path -> Path.of(path).toAbsolutePath().normalize());
        return isOnRailway && volume.filter(file::startsWith).isEmpty();
    }

    private Optional<StoreChoice> firestore() {
        Optional<String> project = variables.required(PROJECT, "it stands in the Firebase console's project settings");
        Optional<Access> access = access();
        return project.flatMap(name -> access.map(how -> new StoreChoice.Firestore(name, how)));
    }

    private Optional<Access> access() {
        Optional<String> emulator = variables.text(EMULATOR);
        Optional<String> json = variables.secret(SERVICE_ACCOUNT);
        Optional<String> file = variables.text(CREDENTIALS_FILE);
        if (emulator.isPresent()) {
            if (json.isPresent() || file.isPresent()) {
                return variables.problem(
                        EMULATOR,
                        "is set together with credentials (" + (json.isPresent() ? SERVICE_ACCOUNT : CREDENTIALS_FILE)
                                + "); unset one of them, so that nothing meant for the one reaches the other");
            }
            return variables
                    .matching(EMULATOR, emulator, HOST_AND_PORT, "must be host:port, like 127.0.0.1:8200")
                    .map(Access.Emulator::new);
        }
        if (json.isPresent() && file.isPresent()) {
            return variables.problem(SERVICE_ACCOUNT, "is set together with " + CREDENTIALS_FILE + "; set one of them");
        }
        if (json.isPresent()) {
            return json.get().startsWith("{") && json.get().endsWith("}")
                    ? Optional.of(new Access.ServiceAccount(new Confidential(json.get())))
                    : variables.problem(SERVICE_ACCOUNT, "must be the whole JSON of the service account's key");
        }
        if (file.isPresent()) {
            return credentialsFile(file.get());
        }
        return variables.isSet(SERVICE_ACCOUNT + "_FILE")
                ? Optional.empty()
                : variables.problem(
                        SERVICE_ACCOUNT,
                        "is missing; set it to the service account's JSON, or " + CREDENTIALS_FILE
                                + " to a file that holds it");
    }

    private Optional<Access> credentialsFile(String file) {
        try {
            Path path = Path.of(file);
            return Files.isReadable(path)
                    ? Optional.of(new Access.CredentialsFile(path))
                    : variables.problem(CREDENTIALS_FILE, "names a file that cannot be read");
        } catch (InvalidPathException e) {
            return variables.problem(CREDENTIALS_FILE, "is not a path");
        }
    }
}
