package org.quietline.adapter.firestore.client;

import com.google.cloud.Timestamp;
import java.time.Instant;

/** Times as Firestore has them: to the microsecond; what is finer is cut off. */
public final class Times {
    private static final int NANOS_A_MICRO = 1_000;

    private Times() {}

    /** The time as a value for Firestore. */
    public static Timestamp of(Instant at) {
        int nanos = at.getNano() / NANOS_A_MICRO * NANOS_A_MICRO;
        return Timestamp.ofTimeSecondsAndNanos(at.getEpochSecond(), nanos);
    }

    /** Firestore's value as a time. */
    public static Instant from(Timestamp at) {
        return Instant.ofEpochSecond(at.getSeconds(), at.getNanos());
    }
}
