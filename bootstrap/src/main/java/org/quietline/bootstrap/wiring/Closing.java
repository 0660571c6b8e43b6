package org.quietline.bootstrap.wiring;

import org.jspecify.annotations.Nullable;

/** Closes several things, each of them even if closing one before it failed. */
public final class Closing {
    private Closing() {}

    /** Takes every step; then throws the first failure, with the others suppressed in it. */
    public static void all(Iterable<Runnable> steps) {
        @Nullable Throwable first = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                first = first == null ? e : with(first, e);
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Takes every step after a failure, which goes on; what fails on the way is suppressed in it. */
    public static void after(Throwable failure, Iterable<Runnable> steps) {
        try {
            all(steps);
        } catch (RuntimeException | Error e) {
            with(failure, e);
        }
    }

    private static Throwable with(Throwable failure, Throwable another) {
        if (!failure.equals(another)) {
            failure.addSuppressed(another);
        }
        return failure;
    }
}
