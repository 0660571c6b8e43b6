package org.quietline.adapter.web.page;

/**
 * Something that is known of a message.
 *
 * @param href where it leads, or ""
 */
public record Fact(String label, String value, String href) {}
