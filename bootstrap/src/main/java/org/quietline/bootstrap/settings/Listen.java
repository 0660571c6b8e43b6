package org.quietline.bootstrap.settings;

/**
 * Where to listen.
 *
 * @param port the port; 0 takes any free one
 */
public record Listen(String host, int port) {}
