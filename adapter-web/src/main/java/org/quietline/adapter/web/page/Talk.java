package org.quietline.adapter.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One conversation in a list.
 *
 * @param message the id of the latest message
 * @param by who wrote the latest message, or "" for the contact
 * @param text what it says, or ""
 * @param at when it was written
 * @param standing what is unusual about the contact's registration; null when nothing is
 * @param waiting how many messages nobody has answered yet
 * @param waitingWords the same in words, or "" for none
 * @param handled who handled it, in words; "" when it is open
 * @param handledAt when; null when it is open
 * @param isChange whether it only changes a row that is there already
 */
public record Talk(
        Contact contact,
        String message,
        String by,
        String text,
        Time at,
        @Nullable Badge standing,
        int waiting,
        String waitingWords,
        String handled,
        @Nullable Time handledAt,
        boolean isChange) {
    /** Whether somebody has to look after it. */
    public boolean isOpen() {
        return handled.isEmpty();
    }
}
