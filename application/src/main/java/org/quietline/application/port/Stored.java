package org.quietline.application.port;

/**
 * A value together with the version under which a store holds it, for compare-and-set.
 *
 * @param value the value as read or written
 * @param version the store's own mark of this version; means nothing to anybody else
 */
public record Stored<T>(T value, String version) {}
