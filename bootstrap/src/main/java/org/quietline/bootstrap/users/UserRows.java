package org.quietline.bootstrap.users;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.quietline.application.port.UserFile.BadUserFileException;
import org.quietline.application.port.UserFile.Row;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/**
 * Reads users from CSV: a header row with {@code phoneNumber} and, if wanted, {@code displayName} and {@code status},
 * in any order, and then one user per row. Each row is told with the number of its first line, the header being line 1.
 */
final class UserRows {
    private static final String NUMBER = "phonenumber";
    private static final String NAME = "displayname";
    private static final String STATUS = "status";
    private static final List<String> KNOWN = List.of(NUMBER, NAME, STATUS);

    private final NumberReader numbers;
    private final Map<PhoneNumber, Long> lines = new HashMap<>();

    UserRows(NumberReader numbers) {
        this.numbers = numbers;
    }

    /**
     * Hands over every row, good and bad.
     *
     * @throws BadUserFileException if the header cannot be used
     */
    void read(Reader text, Consumer<Row> each) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        try (CSVParser parser = format.parse(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            long line = 1;
            Map<String, Integer> columns = null;
            while (true) {
                Optional<CSVRecord> next = next(records, line, each);
                if (next.isEmpty()) {
                    break;
                }
                CSVRecord fields = next.get();
                if (columns == null) {
                    columns = columns(fields);
                } else if (!isBlank(fields)) {
                    each.accept(row(line, fields, columns));
                }
                line = parser.getCurrentLineNumber() + 1;
            }
            if (columns == null) {
                throw noHeader();
            }
        }
    }

    /** The next row. Behind one that is no CSV nothing can be read: a quote that is open may swallow the rest. */
    private static Optional<CSVRecord> next(Iterator<CSVRecord> records, long line, Consumer<Row> each) {
        try {
            return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
        } catch (UncheckedIOException | IllegalStateException e) {
            each.accept(new Row.Bad(line, "quotes are not closed; nothing from here on was read"));
            return Optional.empty();
        }
    }

    private static Map<String, Integer> columns(CSVRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT);
            if (KNOWN.contains(name) && columns.put(name, i) != null) {
                throw new BadUserFileException("line 1: two columns have the same name");
            }
        }
        if (!columns.containsKey(NUMBER)) {
            throw noHeader();
        }
        return columns;
    }

    private static BadUserFileException noHeader() {
        return new BadUserFileException(
                "line 1: must be the header phoneNumber,displayName,status, with commas between");
    }

    private static boolean isBlank(CSVRecord fields) {
        return fields.stream().allMatch(String::isBlank);
    }

    private Row row(long line, CSVRecord fields, Map<String, Integer> columns) {
        Optional<PhoneNumber> number = numbers.read(field(fields, columns, NUMBER));
        if (number.isEmpty()) {
            return new Row.Bad(line, "no phone number");
        }
        String statusCode = field(fields, columns, STATUS).toLowerCase(Locale.ROOT);
        Optional<UserStatus> status = UserStatus.ofCode(statusCode.isEmpty() ? UserStatus.ACTIVE.code() : statusCode);
        if (status.isEmpty()) {
            return new Row.Bad(line, "status must be active or inactive");
        }
        String name = field(fields, columns, NAME);
        if (name.length() > User.MAX_DISPLAY_NAME) {
            return new Row.Bad(line, "displayName has more than " + User.MAX_DISPLAY_NAME + " characters");
        }
        if (name.indexOf('\uFFFD') >= 0) {
            return new Row.Bad(line, "displayName is not UTF-8");
        }
        Long before = lines.putIfAbsent(number.get(), line);
        return before == null
                ? new Row.Good(line, number.get(), name.isEmpty() ? null : name, status.get())
                : new Row.Bad(line, "the number of line " + before + " again");
    }

    private static String field(CSVRecord fields, Map<String, Integer> columns, String name) {
        Integer column = columns.get(name);
        return column == null || column >= fields.size() ? "" : fields.get(column);
    }
}
