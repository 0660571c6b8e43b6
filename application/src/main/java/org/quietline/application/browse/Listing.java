package org.quietline.application.browse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.PhoneNumber;

/**
 * One page of a listing, ready to be shown.
 *
 * @param names the names of those of its contacts that have one
 * @param next the cursor of the next page, or null on the last one
 */
public record Listing<T>(
        List<T> rows,
        Map<PhoneNumber, String> names,
        @Nullable String next) {
    /** The most rows of a page. */
    public static final int MAX_LIMIT = 200;

    /** How many rows a page has when nobody says. */
    public static final int DEFAULT_LIMIT = 50;

    /** Copies rows and names. */
    public Listing {
        rows = List.copyOf(rows);
        names = Map.copyOf(names);
    }

    /** The name of a contact on this page, if it has one. */
    public Optional<String> name(PhoneNumber contact) {
        return Optional.ofNullable(names.get(contact));
    }
}
