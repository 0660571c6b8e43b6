package org.quietline.application.port;

import java.time.Instant;

/**
 * A place in a sorted listing: the row after which the next page starts.
 *
 * @param key what the row sorts by before its time (a name, a status), or "" when it sorts by time alone
 * @param at the row's time; the epoch for rows without one
 * @param id the row's id
 */
public record Position(String key, Instant at, String id) {}
