package org.quietline.adapter.web.page;

/**
 * A file that came with a message.
 *
 * @param href where the picture is, or "" when it is not shown
 * @param words what it is, for those who do not see it; why it is not shown
 */
public record Picture(String href, String words) {}
