package org.quietline.bootstrap.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.quietline.bootstrap.security.MasterSecrets;
import org.quietline.bootstrap.security.RandomSecrets;

/**
 * The secret of a demo, kept beside its data: with a new one at each start, references would lead nowhere and the audit
 * of the earlier runs would seem changed. The file holds what {@code QUIETLINE_SECRET} would.
 */
final class KeptSecret {
    private static final String FILE = "quietline.secret";

    private KeptSecret() {}

    /** The secret in this directory, made if there is none yet. */
    static MasterSecrets in(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            try {
                Files.createFile(file, forTheOwnerAlone());
                Files.writeString(file, new RandomSecrets().masterSecret(), StandardCharsets.US_ASCII);
            } catch (FileAlreadyExistsException e) {
                // Kept from an earlier run.
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return new MasterSecrets(List.of(Base64.getDecoder().decode(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(FILE + " in the demo's data holds no secret; remove that directory", e);
        }
    }

    private static FileAttribute<?>[] forTheOwnerAlone() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
