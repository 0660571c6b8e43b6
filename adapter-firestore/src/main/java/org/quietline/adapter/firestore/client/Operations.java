package org.quietline.adapter.firestore.client;

/**
 * How many operations were made that Firestore bills, as its price list counts: a document read or asked for in vain is
 * one read, a query at least one, a listener one for each document that it hands over.
 */
public record Operations(long reads, long writes, long deletes) {
    /** What was made since the earlier count. */
    public Operations since(Operations earlier) {
        return new Operations(reads - earlier.reads, writes - earlier.writes, deletes - earlier.deletes);
    }
}
