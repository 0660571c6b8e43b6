package org.quietline.adapter.web.message;

import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Problem;
import org.quietline.application.browse.FindContact;
import org.quietline.domain.phone.PhoneNumber;

/** Counts whole numbers of which somebody learns whether they are known, in whatever way they asked. */
public final class Lookups {
    private final FindContact find;

    /** @param find limits them and writes them down */
    public Lookups(FindContact find) {
        this.find = find;
    }

    /** To be called before anything is told of the number. Throws a problem when the visitor asked too often. */
    public void count(PhoneNumber number, Visitor visitor) {
        if (!find.find(number, visitor.name())) {
            throw Problem.of(
                    429,
                    "You may look up " + FindContact.PER_HOUR + " numbers an hour. Try again later.",
                    "Retry-After",
                    "3600");
        }
    }
}
