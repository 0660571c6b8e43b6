package org.quietline.application.users;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.UserFile;
import org.quietline.domain.registration.User;

/**
 * Takes in many users at once: the good rows, while every bad one is told by its line. Done twice, it changes nothing
 * the second time.
 */
public final class ImportUsers {
    /** The most rows of one import; longer files are for the command line. */
    public static final int MOST_ROWS = 500;

    private final UserFile file;
    private final ManageUsers manage;

    /** What becomes of a row. */
    public enum Change {
        /** The user is new. */
        ADDED,
        /** The user is there and differs. */
        CHANGED,
        /** The user is there already, just like this. */
        UNCHANGED,
        /** The row is of no use. */
        BAD
    }

    /**
     * One row and what becomes of it.
     *
     * @param user as they are afterwards; null for a bad row
     * @param problem what is wrong with a bad row, or ""
     */
    public record Line(long line, Change change, @Nullable User user, String problem) {}

    /** Wires the use case. */
    public ImportUsers(UserFile file, ManageUsers manage) {
        this.file = file;
        this.manage = manage;
    }

    /**
     * Reads the text and takes its users in.
     *
     * @param region also accepts numbers in this country's national format; null for E.164 alone
     * @param dryRun whether only to tell what would happen
     * @throws UserFile.BadUserFileException if there is no usable header, no such region, or there are too many rows
     */
    public List<Line> take(String text, @Nullable String region, String actor, boolean dryRun) {
        List<UserFile.Row> rows = new ArrayList<>();
        try {
            file.read(new StringReader(text), region, rows::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (rows.size() > MOST_ROWS) {
            throw new UserFile.BadUserFileException(
                    "there are more than " + MOST_ROWS + " rows; import longer files with the command users import");
        }
        return rows.stream().map(row -> line(row, actor, dryRun)).toList();
    }

    private Line line(UserFile.Row row, String actor, boolean dryRun) {
        return switch (row) {
            case UserFile.Row.Bad bad -> new Line(bad.line(), Change.BAD, null, bad.reason());
            case UserFile.Row.Good good ->
                switch (manage.put(good.number(), good.name(), good.status(), actor, dryRun)) {
                    case ManageUsers.Outcome.Added added -> new Line(good.line(), Change.ADDED, added.user(), "");
                    case ManageUsers.Outcome.Changed changed ->
                        new Line(good.line(), Change.CHANGED, changed.user(), "");
                    case ManageUsers.Outcome.Unchanged same -> new Line(good.line(), Change.UNCHANGED, same.user(), "");
                    case ManageUsers.Outcome.Unknown gone -> throw new IllegalStateException("nobody removes users");
                };
        };
    }
}
