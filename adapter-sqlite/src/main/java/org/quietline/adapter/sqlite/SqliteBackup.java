package org.quietline.adapter.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.StoreUnavailableException;

/** Copies a database file while programs write to it, as it was at one moment, and checks the copy. */
public final class SqliteBackup {
    private SqliteBackup() {}

    /**
     * Makes the copy, readable for its owner alone; it appears under its name once it is whole and checked.
     *
     * @return the copy's size in bytes
     * @throws StoreUnavailableException if there is no sound copy afterwards, saying why; nothing is overwritten
     */
    public static long copy(Path database, Path copy) {
        if (!Files.isRegularFile(database)) {
            throw failed("there is no database at " + database, null);
        }
        if (Files.exists(copy)) {
            throw failed("the file is there already, and nothing is overwritten", null);
        }
        Path unfinished = unfinished(copy);
        try {
            create(unfinished);
            try {
                write(database, unfinished);
                check(unfinished);
                try (FileChannel bytes = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                    bytes.force(true);
                }
                Files.move(unfinished, copy);
                return Files.size(copy);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw failed("it cannot be written there (" + e.getClass().getSimpleName() + ")", e);
        } catch (SQLException e) {
            throw failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where a copy of this name stands while it is made. */
    public static Path unfinished(Path copy) {
        return copy.toAbsolutePath().resolveSibling(copy.getFileName() + ".unfinished");
    }

    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    private static void write(Path database, Path copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement into = connection.prepareStatement("VACUUM INTO ?")) {
            into.setString(1, copy.toString());
            into.execute();
        }
    }

    private static void check(Path copy) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check")) {
            if (!result.next() || !"ok".equals(result.getString(1))) {
                throw new SQLException("the copy does not pass SQLite's integrity check");
            }
        }
    }

    private static StoreUnavailableException failed(String why, @Nullable Throwable cause) {
        return new StoreUnavailableException("could not back up: " + why, cause);
    }
}
