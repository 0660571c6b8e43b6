package org.quietline.adapter.web.page;

/**
 * The head of a column.
 *
 * @param href sorts by it, or "" when that is not possible
 * @param direction {@code ascending}, {@code descending} or {@code none}
 */
public record Column(String label, String href, String direction) {}
