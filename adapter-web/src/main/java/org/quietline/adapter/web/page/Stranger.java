package org.quietline.adapter.web.page;

/**
 * Somebody who wrote without being registered.
 *
 * @param text the latest message
 * @param count how many of the messages looked at are theirs, in words
 */
public record Stranger(Contact contact, String text, String count, Time at) {}
