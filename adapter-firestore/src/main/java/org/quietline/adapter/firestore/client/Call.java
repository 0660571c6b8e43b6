package org.quietline.adapter.firestore.client;

import com.google.api.core.ApiFuture;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.StatusCode;
import com.google.cloud.firestore.DocumentReference;
import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.FirestoreException;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import com.google.cloud.firestore.WriteResult;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.StoreUnavailableException;

/**
 * One call of a port, with one deadline for all that it asks of Firestore. What goes wrong becomes a
 * {@link StoreUnavailableException} that tells the kind of trouble alone: the client's own exceptions name documents,
 * and so phone numbers.
 */
public final class Call {
    /** How long one call may take in all. */
    public static final Duration LIMIT = Duration.ofSeconds(6);

    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final String doing;
    private final long end = System.nanoTime() + LIMIT.toNanos();

    private Call(String doing) {
        this.doing = doing;
    }

    /**
     * Begins a call.
     *
     * @param doing what it does, in words for a log
     */
    public static Call of(String doing) {
        return new Call(doing);
    }

    /** What became of a write. */
    public sealed interface Outcome {
        /** Applied; one result for each write. */
        record Done(List<WriteResult> results) implements Outcome {}

        /** Not applied by this try, since a document was not as expected. */
        record Refused(StatusCode.Code why) implements Outcome {}
    }

    /** The document as it is now. */
    public DocumentSnapshot get(DocumentReference document) {
        return answer(document::get);
    }

    /** The documents that this query finds. */
    public List<QueryDocumentSnapshot> rows(Query query) {
        return answer(query::get).getDocuments();
    }

    /** Whether this query is answered; not for want of an index. */
    public boolean isAnswered(Query query) {
        try {
            await(query::get);
            return true;
        } catch (Trouble trouble) {
            if (trouble.code == StatusCode.Code.FAILED_PRECONDITION) {
                return false;
            }
            throw unavailable(trouble.code.name());
        }
    }

    /** What Firestore answers. */
    public <T> T answer(Supplier<ApiFuture<T>> request) {
        try {
            return await(request);
        } catch (Trouble trouble) {
            throw unavailable(trouble.code.name());
        }
    }

    /** Writes; again when others got in between and it certainly was not applied. */
    public Outcome write(Supplier<ApiFuture<List<WriteResult>>> request) {
        while (true) {
            try {
                return new Outcome.Done(await(request));
            } catch (Trouble trouble) {
                switch (trouble.code) {
                    case ALREADY_EXISTS, FAILED_PRECONDITION, NOT_FOUND -> {
                        return new Outcome.Refused(trouble.code);
                    }
                    case ABORTED -> pause();
                    default -> throw unavailable(trouble.code.name());
                }
            }
        }
    }

    /** Writes what nothing can stand in the way of. */
    public List<WriteResult> apply(Supplier<ApiFuture<List<WriteResult>>> request) {
        return switch (write(request)) {
            case Outcome.Done done -> done.results();
            case Outcome.Refused refused -> throw unavailable(refused.why().name());
        };
    }

    /** Waits a moment of random length before the next try. */
    public void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
        if (System.nanoTime() - end > 0) {
            throw unavailable("others were always faster");
        }
    }

    /** The exception that ends this call. */
    public StoreUnavailableException unavailable(String why) {
        return new StoreUnavailableException(doing + ": " + why, null);
    }

    private <T> T await(Supplier<ApiFuture<T>> request) throws Trouble {
        @Nullable ApiFuture<T> future = null;
        try {
            future = request.get();
            return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new Trouble(code(e.getCause()));
        } catch (ApiException | FirestoreException e) {
            throw new Trouble(code(e));
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new Trouble(StatusCode.Code.DEADLINE_EXCEEDED);
        } catch (IllegalStateException e) {
            throw new Trouble(StatusCode.Code.CANCELLED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble(StatusCode.Code.CANCELLED);
        }
    }

    private static StatusCode.Code code(@Nullable Throwable cause) {
        if (cause instanceof ApiException exception) {
            return exception.getStatusCode().getCode();
        }
        if (cause instanceof FirestoreException exception && exception.getStatus() != null) {
            return StatusCode.Code.valueOf(exception.getStatus().getCode().name());
        }
        return StatusCode.Code.UNKNOWN;
    }

    /** A call that failed. */
    private static final class Trouble extends Exception {
        private static final long serialVersionUID = 1L;

        private final StatusCode.Code code;

        Trouble(StatusCode.Code code) {
            super(code.name(), null, false, false);
            this.code = code;
        }
    }
}
