package org.quietline.application.browse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.Page;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Seal;
import org.quietline.domain.registration.User;

/** Shows the registered users, sorted by name, a page at a time. */
public final class BrowseUsers {
    private static final String LISTING = "users";

    private static final Pattern FOUR_DIGITS = Pattern.compile("[0-9]{4}");

    private final UserDirectory users;
    private final Cursors cursors;

    /** Wires the use case. */
    public BrowseUsers(UserDirectory users, Seal seal) {
        this.users = users;
        this.cursors = new Cursors(seal);
    }

    /**
     * One page of users.
     *
     * @param typed shows only users one of whose words begins like this, or, when it is exactly four digits, those
     *     whose mask ends in them; null or blank shows all
     */
    public Listing<User> list(@Nullable String typed, @Nullable String cursor, int limit) {
        @Nullable String nameStart = typed;
        if (typed != null && FOUR_DIGITS.matcher(typed.strip()).matches()) {
            cursors.read(LISTING, cursor);
            return new Listing<>(users.byLastDigits(typed.strip(), BrowseMessages.checked(limit)), Map.of(), null);
        }
        @Nullable String wanted = nameStart == null || nameStart.isBlank() ? null : nameStart.strip();
        String listing = Cursors.listing(LISTING, wanted);
        Page<User> page = users.list(wanted, cursors.read(listing, cursor), BrowseMessages.checked(limit));
        return new Listing<>(page.rows(), Map.of(), cursors.write(listing, page.next()));
    }

    /** Entries that cannot be read and so count for nobody, for whoever can mend them. */
    public List<UserDirectory.Unreadable> unreadable() {
        return users.unreadable();
    }

    /** The user with this number. */
    public Optional<User> find(PhoneNumber number) {
        return users.find(number);
    }
}
