package org.quietline.adapter.web.page;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who wrote without being registered.
 *
 * @param text the latest message
 * @param count how many messages there are, in words
 * @param first when the first came; null when it is the only one
 * @param last when the latest came
 * @param canRegister whether it is a number that can be registered
 */
public record StrangerRow(
        Contact contact,
        String text,
        String count,
        @Nullable Time first,
        Time last,
        boolean canRegister) {}
