package org.quietline.adapter.web.page;

/**
 * A state: told in words, by color and by shape.
 *
 * @param tone {@code good}, {@code busy}, {@code bad}, {@code unsure} or {@code quiet}
 */
public record Badge(String tone, String words) {}
