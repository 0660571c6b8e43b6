package org.quietline.adapter.web.page;

/**
 * How much of something free is used up today.
 *
 * @param used in words, such as {@code 1,204 of 50,000}
 * @param width how much of 100 is used, for a bar
 */
public record Quota(String name, String used, String width) {}
