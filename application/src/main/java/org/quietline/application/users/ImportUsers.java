package org.quietline.application.users;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietline.application.audit.Audit;
import org.quietline.application.browse.FindContact;
import org.quietline.application.port.UserFile;
import org.quietline.domain.phone.PhoneNumber;
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
    private final FindContact find;
    private final Audit audit;

    /** What becomes of a row. */
    public enum Change {
        /** The user is new. */
        ADDED,
        /** The user is there and differs. */
        CHANGED,
        /** The user is there already, just like this. */
        UNCHANGED,
        /** The row is of use; whether the user is there already is not told before it is taken in. */
        UNCHECKED,
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

    /**
     * Wires the use case.
     *
     * @param find limits how many numbers a preview looks up, and writes them down
     * @param audit writes down what was taken in
     */
    public ImportUsers(UserFile file, ManageUsers manage, FindContact find, Audit audit) {
        this.file = file;
        this.manage = manage;
        this.find = find;
        this.audit = audit;
    }

    /**
     * Reads the text and takes its users in. A preview looks numbers up, so it counts among those that may be looked up
     * within an hour ({@link FindContact#PER_HOUR}); one with more numbers than are left looks up none of them, and its
     * rows are {@link Change#UNCHECKED}.
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
        if (dryRun && !find.findAll(numbers(rows), actor)) {
            return rows.stream().map(ImportUsers::unchecked).toList();
        }
        List<Line> lines = rows.stream().map(row -> line(row, actor, dryRun)).toList();
        if (!dryRun) {
            audit.write(actor, "users-import", "", counted(lines));
        }
        return lines;
    }

    private static Set<PhoneNumber> numbers(List<UserFile.Row> rows) {
        Set<PhoneNumber> numbers = new LinkedHashSet<>();
        rows.forEach(row -> {
            if (row instanceof UserFile.Row.Good good) {
                numbers.add(good.number());
            }
        });
        return numbers;
    }

    private static Line unchecked(UserFile.Row row) {
        return switch (row) {
            case UserFile.Row.Bad bad -> new Line(bad.line(), Change.BAD, null, bad.reason());
            case UserFile.Row.Good good ->
                new Line(
                        good.line(),
                        Change.UNCHECKED,
                        User.of(good.number(), good.status()).named(good.name()),
                        "");
        };
    }

    private static String counted(List<Line> lines) {
        return Stream.of(Change.ADDED, Change.CHANGED, Change.UNCHANGED, Change.BAD)
                .map(change ->
                        lines.stream().filter(line -> line.change() == change).count() + " "
                                + change.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
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
