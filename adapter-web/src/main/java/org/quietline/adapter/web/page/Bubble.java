package org.quietline.adapter.web.page;

/**
 * A message in a conversation.
 *
 * @param row the message
 * @param reason why it failed and what to do, or ""
 * @param day the day that begins with this message, or "" when the one before is of the same day
 */
public record Bubble(Row row, String reason, String day) {}
