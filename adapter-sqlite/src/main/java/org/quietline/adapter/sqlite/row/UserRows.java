package org.quietline.adapter.sqlite.row;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.sqlite.file.Row;
import org.quietline.adapter.sqlite.file.Session;
import org.quietline.application.port.Position;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of {@code users}, and the words of their names. */
public final class UserRows {
    /** The columns that the reader here expects, in their order. */
    public static final String COLUMNS =
            "name_key, phone_number, status, display_name, opted_out_at, created_at, updated_at";

    private static final String PUT = "INSERT INTO users (phone_number, status, display_name, opted_out_at, created_at,"
            + " updated_at, name_key, named_as) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (phone_number) DO UPDATE"
            + " SET status = excluded.status, display_name = excluded.display_name,"
            + " opted_out_at = excluded.opted_out_at, created_at = excluded.created_at,"
            + " updated_at = excluded.updated_at, name_key = excluded.name_key, named_as = excluded.named_as";
    private static final String OPTED_OUT =
            "SELECT opted_out_at FROM users WHERE phone_number = ? AND opted_out_at IS NOT NULL";
    private static final String KEY = "SELECT name_key FROM users WHERE phone_number = ?";
    private static final String TO_BE_NAMED =
            "SELECT phone_number, display_name FROM users INDEXED BY users_to_be_named"
                    + " WHERE display_name IS NOT named_as LIMIT ?";
    private static final String NAME = "UPDATE users SET name_key = ?, named_as = display_name WHERE phone_number = ?";

    /** How much of a name is kept of each word on; the rest is compared when the user is read. */
    private static final int LONGEST_WORD = 40;

    private static final Logger LOG = LoggerFactory.getLogger(UserRows.class);

    private UserRows() {}

    /** A row written by hand. */
    private record Unnamed(String number, @Nullable String name) {
        /** Neither part: both are personal. */
        @Override
        public String toString() {
            return "an unnamed row";
        }
    }

    /** Reads {@link #COLUMNS}; a row that cannot be read is an entry without a value. */
    public static Entry<User> entry(Row row) throws SQLException {
        Position position = new Position(row.text(), Instant.EPOCH, row.text());
        String status = row.text();
        String name = row.textOrNull();
        Instant optedOutAt = Times.ofNanosOrNull(row.numberOrNull());
        Instant createdAt = Times.ofNanosOrNull(row.numberOrNull());
        Instant updatedAt = Times.ofNanosOrNull(row.numberOrNull());
        try {
            PhoneNumber number = PhoneNumber.ofSender(position.id());
            Optional<UserStatus> known = UserStatus.ofCode(status);
            if (known.isEmpty()) {
                LOG.warn("user {} is passed over: the status is neither active nor inactive", number);
                return new Entry<>(position, 0, null);
            }
            User user =
                    User.of(number, known.get()).named(name).created(createdAt).updated(updatedAt);
            return new Entry<>(position, 0, optedOutAt == null ? user : user.optedOut(optedOutAt));
        } catch (IllegalArgumentException e) {
            LOG.warn("a user is passed over: {}", e.getMessage());
            return new Entry<>(position, 0, null);
        }
    }

    /** Stores the user, whether or not there was a row with this number. */
    public static void put(Session session, User user) throws SQLException {
        String number = user.number().unmasked();
        String name = user.displayName().orElse(null);
        String key = key(name);
        replaceWords(session, number, key);
        session.query(PUT)
                .text(number)
                .text(user.status().code())
                .text(name)
                .numberOrNull(Times.toNanosOrNull(user.optedOutAt().orElse(null)))
                .numberOrNull(Times.toNanosOrNull(user.createdAt().orElse(null)))
                .numberOrNull(Times.toNanosOrNull(user.updatedAt().orElse(null)))
                .text(key)
                .text(name)
                .update();
    }

    /** Since when the row with this number says that it is opted out, even if the rest of it cannot be read. */
    public static Optional<Instant> optedOutAt(Session session, PhoneNumber number) throws SQLException {
        return session.query(OPTED_OUT).text(number.unmasked()).first(row -> Times.ofNanos(row.number()));
    }

    /** Whether there are rows, written by hand, whose names are not yet indexed. */
    public static boolean areToBeNamed(Session session) throws SQLException {
        return session.query(TO_BE_NAMED).number(1).exists();
    }

    /** Indexes the names of so many rows that were written by hand. */
    public static void name(Session session, int count) throws SQLException {
        List<Unnamed> rows =
                session.query(TO_BE_NAMED).number(count).all(row -> new Unnamed(row.text(), row.textOrNull()));
        for (Unnamed row : rows) {
            String key = key(mended(row.name()));
            replaceWords(session, row.number(), key);
            session.query(NAME).text(key).text(row.number()).update();
        }
    }

    /** The name as a user bears it, whatever was written by hand. */
    public static @Nullable String mended(@Nullable String name) {
        PhoneNumber anybody = PhoneNumber.ofSender("-");
        return User.of(anybody, UserStatus.ACTIVE).named(name).displayName().orElse(null);
    }

    /** What users are sorted by. */
    public static String key(@Nullable String name) {
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** The start of a word to look for, as the index has it. */
    public static String start(String typed) {
        return shortened(typed.toLowerCase(Locale.ROOT));
    }

    private static void replaceWords(Session session, String number, String key) throws SQLException {
        String before = session.query(KEY).text(number).first(Row::text).orElse("");
        if (before.equals(key)) {
            return;
        }
        for (String word : words(before)) {
            session.query("DELETE FROM user_words WHERE word = ? AND phone_number = ?")
                    .text(word)
                    .text(number)
                    .update();
        }
        for (String word : words(key)) {
            session.query("INSERT INTO user_words (word, phone_number) VALUES (?, ?) ON CONFLICT DO NOTHING")
                    .text(word)
                    .text(number)
                    .update();
        }
    }

    /** The name from each of its words on. */
    private static Set<String> words(String key) {
        Set<String> words = new LinkedHashSet<>();
        int start = 0;
        while (start < key.length()) {
            words.add(shortened(key.substring(start)));
            int space = key.indexOf(' ', start);
            start = space < 0 ? key.length() : space + 1;
        }
        return words;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_WORD) {
            return text;
        }
        // A pair of surrogates is not cut in two.
        return text.substring(
                0, Character.isHighSurrogate(text.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD);
    }
}
