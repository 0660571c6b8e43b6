package org.quietline.adapter.firestore.log;

import java.util.LinkedHashSet;
import java.util.Set;
import org.quietline.domain.phone.PhoneNumber;

/**
 * The contacts whose conversations this process saw marked as handled: a hint at which messages should open one in
 * their own commit. It costs no read, is bounded, and nothing depends on it being right.
 */
final class HandledContacts {
    private static final int MOST = 10_000;

    private final Set<PhoneNumber> contacts = new LinkedHashSet<>();

    synchronized void add(PhoneNumber contact) {
        contacts.add(contact);
        if (contacts.size() > MOST) {
            contacts.remove(contacts.iterator().next());
        }
    }

    synchronized void remove(PhoneNumber contact) {
        contacts.remove(contact);
    }

    synchronized boolean contains(PhoneNumber contact) {
        return contacts.contains(contact);
    }
}
