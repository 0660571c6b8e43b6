package org.quietline.adapter.web.page;

/**
 * A time, as machines and people read it.
 *
 * @param iso ISO-8601 in UTC
 * @param words in words, in UTC
 */
public record Time(String iso, String words) {}
