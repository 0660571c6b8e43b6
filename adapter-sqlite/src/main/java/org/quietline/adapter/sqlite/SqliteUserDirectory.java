package org.quietline.adapter.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.Session;
import org.quietline.adapter.sqlite.file.SqliteFile;
import org.quietline.adapter.sqlite.row.Change;
import org.quietline.adapter.sqlite.row.Entry;
import org.quietline.adapter.sqlite.row.UserRows;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/** The users in one table, which people may edit by hand while the program runs. */
final class SqliteUserDirectory implements UserDirectory {
    private static final String FIND = "SELECT " + UserRows.COLUMNS + " FROM users WHERE phone_number = ?";
    private static final String LIST = "SELECT " + UserRows.COLUMNS + " FROM users INDEXED BY users_by_name"
            + " WHERE (name_key, phone_number) > (?, ?) ORDER BY name_key, phone_number LIMIT ?";
    private static final String BY_WORD = "SELECT phone_number FROM user_words WHERE word >= ? AND word < ? LIMIT ?";
    private static final String BY_LAST_DIGITS = "SELECT " + UserRows.COLUMNS
            + " FROM users INDEXED BY users_by_last_digits WHERE substr(phone_number, -4) = ? LIMIT ?";
    private static final String NAME = "SELECT display_name FROM users WHERE phone_number = ?";

    /** Above every text that begins with what stands before it. */
    private static final String TOP = "\uDBFF\uDFFF";

    /** A search that finds no more than this is sorted in memory; one that finds more shows soon in the list itself. */
    private static final int SORTED_IN_MEMORY = 1_000;

    /** How many rows are looked at for each one asked for, when a search finds that many. */
    private static final int READ_PER_ROW = 20;

    /** One in ten thousand has the same ending. */
    private static final int MOST_WITH_ENDING = 1_000;

    private static final Comparator<Position> PLACES =
            Comparator.comparing(Position::key).thenComparing(Position::id);
    private static final int NAMED_AT_ONCE = 1_000;
    private static final int MOST_ROUNDS_OF_NAMING = 1_000;

    private final SqliteFile<Change> file;

    SqliteUserDirectory(SqliteFile<Change> file) {
        this.file = file;
    }

    @Override
    public Optional<User> find(PhoneNumber number) {
        return file.read("find a user", session -> read(session, number));
    }

    private static Optional<User> read(Session session, PhoneNumber number) throws SQLException {
        return session.query(FIND)
                .text(number.unmasked())
                .first(UserRows::entry)
                .map(Entry::value);
    }

    /** A row with this number that cannot be read is no user: it is written over, but for the opt-out. */
    @Override
    public Addition add(User user) {
        return file.write("add a user", (session, changes) -> {
            Optional<User> existing = read(session, user.number());
            if (existing.isPresent()) {
                return new Addition.AlreadyThere(existing.get());
            }
            User added = UserRows.optedOutAt(session, user.number())
                    .map(user::optedOut)
                    .orElse(user);
            UserRows.put(session, added);
            return new Addition.Added(added);
        });
    }

    @Override
    public Optional<User> update(PhoneNumber number, UnaryOperator<User> change) {
        return file.write("change a user", (session, changes) -> {
            Optional<User> before = read(session, number);
            if (before.isEmpty()) {
                return before;
            }
            User after = change.apply(before.get());
            if (!after.equals(before.get())) {
                UserRows.put(session, after);
            }
            return Optional.of(after);
        });
    }

    @Override
    public Page<User> list(@Nullable String nameStart, @Nullable Position after, int limit) {
        nameWhatWasWrittenByHand();
        return file.read(
                "list users",
                session -> nameStart == null
                        ? walk(session, "", after, limit, limit)
                        : search(session, nameStart.toLowerCase(Locale.ROOT), after, limit));
    }

    private void nameWhatWasWrittenByHand() {
        for (int round = 0; round < MOST_ROUNDS_OF_NAMING; round++) {
            if (!file.read("list users", UserRows::areToBeNamed)) {
                return;
            }
            file.write("index names", (session, changes) -> {
                UserRows.name(session, NAMED_AT_ONCE);
                return true;
            });
        }
    }

    private static Page<User> search(Session session, String start, @Nullable Position after, int limit)
            throws SQLException {
        String word = UserRows.start(start);
        List<String> numbers = session.query(BY_WORD)
                .text(word)
                .text(word + TOP)
                .number(SORTED_IN_MEMORY + 1)
                .all(Row::text);
        if (numbers.size() > SORTED_IN_MEMORY) {
            return walk(session, start, after, limit, READ_PER_ROW * limit);
        }
        List<Entry<User>> found = new ArrayList<>();
        for (String number : new LinkedHashSet<>(numbers)) {
            session.query(FIND).text(number).first(UserRows::entry).ifPresent(found::add);
        }
        found.removeIf(entry -> after != null && PLACES.compare(entry.position(), after) <= 0);
        found.sort(Comparator.comparing(Entry::position, PLACES));
        return page(found, start, limit, false);
    }

    private static Page<User> walk(Session session, String start, @Nullable Position after, int limit, int reach)
            throws SQLException {
        List<Entry<User>> entries = session.query(LIST)
                .text(after == null ? "" : after.key())
                .text(after == null ? "" : after.id())
                .number(reach + 1)
                .all(UserRows::entry);
        return page(entries.subList(0, Math.min(reach, entries.size())), start, limit, entries.size() > reach);
    }

    private static Page<User> page(List<Entry<User>> entries, String start, int limit, boolean more) {
        List<User> rows = new ArrayList<>();
        @Nullable Position seen = null;
        for (Entry<User> entry : entries) {
            User user = entry.value();
            if (user != null && (" " + UserRows.key(user.displayName().orElse(null))).contains(" " + start)) {
                if (rows.size() == limit) {
                    return new Page<>(rows, seen);
                }
                rows.add(user);
            }
            seen = entry.position();
        }
        return new Page<>(rows, more ? seen : null);
    }

    @Override
    public List<User> byLastDigits(String digits, int limit) {
        List<Entry<User>> found = file.read(
                "find users by their last digits",
                session -> session.query(BY_LAST_DIGITS)
                        .text(digits)
                        .number(MOST_WITH_ENDING)
                        .all(UserRows::entry));
        return found.stream()
                .sorted(Comparator.comparing(Entry::position, PLACES))
                .map(Entry::value)
                .filter(user -> user != null && user.number().visibleDigits().equals(Optional.of(digits)))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<PhoneNumber, String> names(Collection<PhoneNumber> numbers) {
        return file.read("look up names", session -> {
            Map<PhoneNumber, String> names = new HashMap<>();
            for (PhoneNumber number : numbers) {
                Optional<String> raw =
                        session.query(NAME).text(number.unmasked()).first(Row::text);
                String name = UserRows.mended(raw.orElse(null));
                if (name != null) {
                    names.put(number, name);
                }
            }
            return names;
        });
    }
}
