package org.quietline.benchmarks.load;

import java.util.List;

/** The requests to be sent, whole, head and body. */
@FunctionalInterface
public interface Requests {
    /** The bytes of the request with this number. */
    byte[] get(long number);

    /** These in order, and again from the first one when all were sent. */
    static Requests around(List<byte[]> requests) {
        return number -> requests.get((int) (number % requests.size()));
    }

    /** These in order; to be asked for no more than there are. */
    static Requests once(List<byte[]> requests) {
        return number -> {
            if (number >= requests.size()) {
                throw new IllegalStateException("only " + requests.size() + " requests were prepared");
            }
            return requests.get((int) number);
        };
    }
}
