package org.quietline.adapter.sqlite.page;

/**
 * One of the parts into which the indexes divide the messages; in each of them the messages lie in the order of time,
 * and once more in the order of names. A filter admits some of them, and a page merges those.
 *
 * @param status the status of its messages, as positions name it
 * @param condition the SQL that picks it, with nothing in it but columns and constants
 */
record Strand(String status, String condition) {}
