package org.quietline.bootstrap.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.ToLongFunction;

/**
 * What the machine tells of itself.
 *
 * @param freeBytes the bytes that are free where this directory is
 * @param directory where the program was called
 */
public record Machine(InstantSource clock, ToLongFunction<Path> freeBytes, Path directory) {
    /** This machine. */
    public static Machine real(Path directory) {
        return new Machine(InstantSource.system(), Machine::free, directory);
    }

    private static long free(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
