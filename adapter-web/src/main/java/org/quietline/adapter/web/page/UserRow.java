package org.quietline.adapter.web.page;

import org.jspecify.annotations.Nullable;

/**
 * One registered user.
 *
 * @param wrote when the latest message from them came; null when they never wrote
 */
public record UserRow(
        Contact contact,
        Badge status,
        boolean isActive,
        boolean isOptedOut,
        @Nullable Time wrote) {
    /** Their page. */
    public String href() {
        return "/users/" + contact.reference();
    }
}
