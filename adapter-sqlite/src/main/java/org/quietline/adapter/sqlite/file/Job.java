package org.quietline.adapter.sqlite.file;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.StoreUnavailableException;

/** One caller's write, waiting for its group. */
final class Job<T extends @Nullable Object, E> {
    private final String doing;
    private final SqliteFile.Writing<T, E> writing;
    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private @Nullable Runnable completion;

    Job(String doing, SqliteFile.Writing<T, E> writing) {
        this.doing = doing;
        this.writing = writing;
    }

    /** Takes the job up; false when its caller has given up waiting. */
    boolean begin() {
        return begun.compareAndSet(false, true);
    }

    /** Writes inside the group's transaction; the caller hears of it only in {@link #committed}. */
    void run(Session session, List<E> effects) throws SQLException {
        T result = writing.write(session, effects);
        completion = () -> outcome.complete(result);
    }

    void committed() {
        if (completion != null) {
            completion.run();
        }
    }

    void failed(Throwable failure) {
        outcome.completeExceptionally(failure);
    }

    void failed(SQLException failure) {
        failed(Failures.of(doing, failure));
    }

    void failed(String why) {
        failed(new StoreUnavailableException("could not " + doing + ": " + why, null));
    }

    boolean isDone() {
        return outcome.isDone();
    }

    /** The caller's patience is over. A job that has not begun by then never will. */
    void givenUp() {
        begin();
        failed("not in time");
    }

    /** Waits for the commit. */
    T await() {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            begin();
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("could not " + doing + ": interrupted", null);
        }
    }

    private static RuntimeException thrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }
}
