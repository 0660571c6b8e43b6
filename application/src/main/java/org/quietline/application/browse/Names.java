package org.quietline.application.browse;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.phone.PhoneNumber;

/** The names of contacts for lists, remembered for a minute, so that a page costs no more than its own rows. */
public final class Names {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 5_000;

    private final UserDirectory users;
    private final InstantSource clock;
    private final LinkedHashMap<PhoneNumber, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    private record Known(Optional<String> name, Instant readAt) {}

    /** Wires the cache. */
    public Names(UserDirectory users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    /** The names of those of these contacts that have one. */
    public Map<PhoneNumber, String> of(Collection<PhoneNumber> contacts) {
        Instant now = clock.instant();
        Map<PhoneNumber, String> names = new HashMap<>();
        Set<PhoneNumber> unknown = remembered(contacts, now, names);
        if (!unknown.isEmpty()) {
            Map<PhoneNumber, String> found = users.names(unknown);
            names.putAll(found);
            remember(unknown, found, now);
        }
        return names;
    }

    /** Forgets one name, because it has changed. */
    public synchronized void forget(PhoneNumber contact) {
        known.remove(contact);
    }

    private synchronized Set<PhoneNumber> remembered(
            Collection<PhoneNumber> contacts, Instant now, Map<PhoneNumber, String> names) {
        Set<PhoneNumber> unknown = new LinkedHashSet<>();
        for (PhoneNumber contact : contacts) {
            Known entry = known.get(contact);
            if (entry == null || entry.readAt().plus(FRESH).isBefore(now)) {
                unknown.add(contact);
            } else {
                entry.name().ifPresent(name -> names.put(contact, name));
            }
        }
        return unknown;
    }

    private synchronized void remember(Set<PhoneNumber> asked, Map<PhoneNumber, String> found, Instant now) {
        for (PhoneNumber contact : asked) {
            known.put(contact, new Known(Optional.ofNullable(found.get(contact)), now));
        }
        while (known.size() > MOST) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
