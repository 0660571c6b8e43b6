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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.StoreUnavailableException;

/** Copies a database file while programs write to it, as it was at one moment, and checks the copy. */
public final class SqliteBackup {
    private static final String UNFINISHED = ".unfinished";

    private SqliteBackup() {}

    /**
     * Makes the copy, readable for its owner alone; it appears under its name once it is whole and checked.
     *
     * @return the copy's size in bytes
     * @throws StoreUnavailableException if there is no sound copy afterwards, saying why; nothing is overwritten
     */
    public static long copy(Path database, Path copy) {
        expectPlaces(database, copy);
        Path unfinished = unfinished(copy);
        try {
            removeLeftOvers(copy);
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

    /**
     * Makes sure that there is something to copy, and nothing in its place.
     *
     * @throws StoreUnavailableException if there is no database, or a file under the copy's name
     */
    public static void expectPlaces(Path database, Path copy) {
        if (!Files.isRegularFile(database)) {
            throw failed("there is no database at " + database, null);
        }
        if (Files.exists(copy)) {
            throw failed("the file is there already, and nothing is overwritten", null);
        }
    }

    /** Where this process has a copy of this name while it is made. */
    public static Path unfinished(Path copy) {
        return copy.toAbsolutePath()
                .resolveSibling(
                        copy.getFileName() + "." + ProcessHandle.current().pid() + UNFINISHED);
    }

    /** Deletes what processes that were killed left of copies of this name: it holds numbers and texts. */
    private static void removeLeftOvers(Path copy) throws IOException {
        Pattern leftOver =
                Pattern.compile(Pattern.quote(copy.getFileName() + ".") + "([0-9]{1,18})" + Pattern.quote(UNFINISHED));
        List<Path> beside;
        try (Stream<Path> files = Files.list(unfinished(copy).resolveSibling("."))) {
            beside = files.toList();
        }
        for (Path file : beside) {
            Matcher name = leftOver.matcher(String.valueOf(file.getFileName()));
            if (name.matches() && !isAnotherRunning(Long.parseLong(name.group(1)))) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean isAnotherRunning(long process) {
        return process != ProcessHandle.current().pid()
                && ProcessHandle.of(process).isPresent();
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

    private static void check(Path copy) throws IOException, SQLException {
        if (Files.notExists(copy) || Files.size(copy) == 0) {
            throw new SQLException("the copy was taken away while it was made");
        }
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
