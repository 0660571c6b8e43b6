package org.quietline.adapter.sqlite.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.quietline.application.port.StoreUnavailableException;

/** Makes sure that there is a file to open, and that this process may read and write it. */
final class FileAccess {
    private FileAccess() {}

    /** A new file is readable for its owner alone; SQLite gives the files beside it the same permissions. */
    static void prepare(Path file) {
        // The driver takes what follows a question mark for settings.
        if (file.toString().contains("?")) {
            throw refused(file, "its name holds a question mark");
        }
        Path directory = file.getParent();
        try {
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw new StoreUnavailableException("could not create the directory of " + file, e);
        }
        if (Files.isDirectory(file)) {
            throw refused(file, "it is a directory");
        }
        if (Files.notExists(file)) {
            create(file);
        }
        if (!Files.isReadable(file)) {
            throw refused(file, "it may not be read");
        }
        if (!Files.isWritable(file) || (directory != null && !Files.isWritable(directory))) {
            throw refused(file, "it, or its directory, may not be written to");
        }
    }

    private static void create(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException e) {
            // Another process was faster, which is as good.
            return;
        } catch (IOException e) {
            throw new StoreUnavailableException("could not create " + file, e);
        }
    }

    private static StoreUnavailableException refused(Path file, String why) {
        return new StoreUnavailableException("could not open " + file + ": " + why, null);
    }
}
