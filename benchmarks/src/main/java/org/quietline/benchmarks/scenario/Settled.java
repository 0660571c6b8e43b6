package org.quietline.benchmarks.scenario;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until what was begun has come to its end. */
final class Settled {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long BETWEEN_LOOKS = Duration.ofMillis(50).toNanos();

    private Settled() {}

    static void await(String what, BooleanSupplier isSo) {
        long start = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException(what + " did not happen in " + PATIENCE.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }
}
