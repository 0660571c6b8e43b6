package org.quietline.adapter.web.words;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Contact;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.phone.Seal;

/** Shows contacts by mask, name and reference, and finds them again by their reference. */
public final class Contacts {
    private static final int HUES = 8;

    private final Seal seal;

    /** Contacts with references made by this seal. */
    public Contacts(Seal seal) {
        this.seal = seal;
    }

    /** The reference that stands for this number. */
    public String reference(PhoneNumber number) {
        return number.sealedWith(seal);
    }

    /** The number that this reference stands for. */
    public Optional<PhoneNumber> find(String reference) {
        return PhoneNumber.unsealed(reference, seal);
    }

    /** The number that this reference in a path stands for; throws a problem when there is none. */
    public PhoneNumber require(String reference) {
        return find(reference).orElseThrow(Problem::notFound);
    }

    /** The contact as it is shown. */
    public Contact shown(PhoneNumber number, @Nullable String name) {
        String reference = reference(number);
        String shownName = name == null ? "" : name(name);
        return new Contact(
                reference,
                shownName,
                number.masked(),
                initial(shownName),
                Integer.toString(Math.floorMod(reference.hashCode(), HUES)));
    }

    /** A name as it is shown: somebody may have put a number there. */
    public static String name(String name) {
        return Redaction.redact(name);
    }

    private static String initial(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .limit(1)
                .mapToObj(c -> Character.toString(Character.toUpperCase(c)))
                .findFirst()
                .orElse("#");
    }
}
