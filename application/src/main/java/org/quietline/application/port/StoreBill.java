package org.quietline.application.port;

import java.util.Optional;

/** Tells what a store bills for. */
public interface StoreBill {
    /** The bill of a store that costs nothing by the operation. */
    StoreBill NONE = Optional::empty;

    /** What was billed since this process opened the store; empty for a store that does not bill by the operation. */
    Optional<Operations> operations();

    /** Operations that are billed. */
    record Operations(long reads, long writes, long deletes) {
        /** What was made since the earlier count. */
        public Operations since(Operations earlier) {
            return new Operations(reads - earlier.reads, writes - earlier.writes, deletes - earlier.deletes);
        }
    }
}
