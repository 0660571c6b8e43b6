package org.quietline.adapter.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A message in a conversation.
 *
 * @param row the message
 * @param reason why it failed and what to do, or ""
 * @param waits why it is not under way yet; null when nothing kept it
 * @param day the day that begins with this message, or "" when the one before is of the same day
 */
public record Bubble(Row row, String reason, @Nullable Wait waits, String day) {}
