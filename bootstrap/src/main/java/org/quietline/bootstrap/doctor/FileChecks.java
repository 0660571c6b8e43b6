package org.quietline.bootstrap.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.Reading;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.settings.StoreSettings;

/** Looks at the files: whether others may read what is confidential, and how much room there is. */
final class FileChecks {
    private static final String DISK = "disk";
    private static final long MEGABYTE = 1_000_000;
    private static final long TOO_LITTLE = 100 * MEGABYTE;
    private static final long LITTLE = 1000 * MEGABYTE;
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final Machine machine;

    FileChecks(Machine machine) {
        this.machine = machine;
    }

    List<Finding> of(Environment environment) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Path> confidential = new LinkedHashMap<>();
        confidential.put(".env", machine.directory().resolve(".env"));
        confidential.put("TWILIO_AUTH_TOKEN_FILE", named(environment, "TWILIO_AUTH_TOKEN_FILE"));
        confidential.put("QUIETLINE_SECRET_FILE", named(environment, "QUIETLINE_SECRET_FILE"));
        confidential.put("GOOGLE_APPLICATION_CREDENTIALS", named(environment, "GOOGLE_APPLICATION_CREDENTIALS"));
        if (Settings.forTheStore(environment) instanceof Reading.Complete<StoreSettings> complete
                && complete.settings().store() instanceof StoreChoice.Sqlite sqlite) {
            confidential.put("the database file", sqlite.file());
            findings.add(room(sqlite.file()));
        }
        confidential.forEach((name, file) -> {
            if (isOpenToOthers(file)) {
                findings.add(new Finding.Wrong(name, "other users of this machine may read or change it: chmod 600"));
            }
        });
        return findings;
    }

    private Path named(Environment environment, String variable) {
        return environment
                .get(variable)
                .map(Path::of)
                .orElse(machine.directory().resolve(".no-such-file"));
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.isRegularFile(file)
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException e) {
            // Then there are no such permissions, or nobody may look.
            return false;
        }
    }

    private Finding room(Path file) {
        Path existing = Stream.iterate(file, Objects::nonNull, Path::getParent)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(machine.directory());
        long free = machine.freeBytes().applyAsLong(existing);
        String room = free / MEGABYTE + " MB are free where the database is";
        if (free < TOO_LITTLE) {
            return new Finding.Wrong(DISK, room + ": make room, or webhooks will soon be answered 503");
        }
        return free < LITTLE
                ? new Finding.Doubtful(DISK, room + ": watch it, nothing is ever deleted")
                : new Finding.Fine(DISK + ": " + room);
    }
}
