package org.quietline.adapter.firestore.client;

/**
 * How many operations were made that Firestore bills, as its price list counts: a document read or asked for in vain is
 * one read, a query at least one, a listener one for each document that it hands over. Counted on the wire, so the
 * client's own repetitions are in it. Each number only ever grows while the store is open, and begins at zero with it;
 * the three are read one after the other, so together they are no snapshot of one moment.
 *
 * @param reads documents and index entries read
 * @param writes documents written
 * @param deletes documents deleted; the program makes none
 */
public record Operations(long reads, long writes, long deletes) {
    /** What was made since the earlier count. */
    public Operations since(Operations earlier) {
        return new Operations(reads - earlier.reads, writes - earlier.writes, deletes - earlier.deletes);
    }
}
