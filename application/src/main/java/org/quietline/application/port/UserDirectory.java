package org.quietline.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;

/**
 * The registered users, one per number. Entries made by hand may lack everything but the status. Every method may throw
 * {@link StoreUnavailableException}.
 */
public interface UserDirectory {
    /** The user with this number, as the store has it now: never from a cache. */
    Optional<User> find(PhoneNumber number);

    /** Adds a user, unless the number is there already. */
    Addition add(User user);

    /** What became of a new user. */
    sealed interface Addition {
        /** Stored by this call. */
        record Added(User user) implements Addition {}

        /** The number was there before; this call changed nothing. */
        record AlreadyThere(User existing) implements Addition {}
    }

    /**
     * Changes a user in one step: two changes at once both take effect, one after the other. The change may be applied
     * more than once before it succeeds, so it must be a plain function of its argument; one that returns an equal user
     * writes nothing.
     *
     * @return the user after the change, or empty when there is none with this number
     */
    Optional<User> update(PhoneNumber number, UnaryOperator<User> change);

    /**
     * Users sorted by name, ignoring case, then by number; those without a name first.
     *
     * @param nameStart shows only users one of whose words begins like this, ignoring case; null shows all
     */
    Page<User> list(@Nullable String nameStart, @Nullable Position after, int limit);

    /**
     * Users whose mask ends in these four digits, sorted by name; no other part of a number can be asked for.
     *
     * @param digits four digits
     */
    List<User> byLastDigits(String digits, int limit);

    /** The names of those of these numbers that have one. At most 200 numbers a call. */
    Map<PhoneNumber, String> names(Collection<PhoneNumber> numbers);

    /**
     * An entry that somebody made or changed by hand and that cannot be read. It counts for nobody.
     *
     * @param entry which one, with its number masked
     * @param problem what is wrong with it, without personal data
     */
    record Unreadable(String entry, String problem) {}

    /**
     * Entries that cannot be read, as far as this process has come across them, and at most 100. None in a store that
     * nobody edits by hand.
     */
    default List<Unreadable> unreadable() {
        return List.of();
    }
}
