package org.quietline.adapter.web.page;

import java.util.List;

/**
 * One registered user.
 *
 * @param notice what was just done, or ""
 * @param facts what is known of them
 * @param bubbles the end of their conversation, the oldest first
 * @param hasEarlier whether the conversation begins before that
 */
public record UserPage(UserRow row, String notice, List<UserFact> facts, List<Bubble> bubbles, boolean hasEarlier) {
    /**
     * Something that is known of a user.
     *
     * @param at when it was
     */
    public record UserFact(String label, Time at) {}
}
