package org.quietline.adapter.web.page;

/**
 * A message in a conversation.
 *
 * @param row the message
 * @param by who wrote it, or ""
 */
public record Bubble(Row row, String by) {}
