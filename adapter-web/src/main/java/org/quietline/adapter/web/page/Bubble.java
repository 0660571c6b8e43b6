package org.quietline.adapter.web.page;

/**
 * A message in a conversation.
 *
 * @param row the message
 * @param reason why it failed and what to do, or ""
 */
public record Bubble(Row row, String reason) {}
