package org.quietline.adapter.twilio.carrier;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Collects the body of a reply, and fails when it is longer than expected. */
final class BoundedBody implements BodySubscriber<byte[]> {
    /** More came than was expected. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("the reply is too long");
        }
    }

    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();
    private final AtomicLong left;
    private final AtomicReference<@Nullable Subscription> source = new AtomicReference<>();

    /** @param limit the most bytes that are taken */
    BoundedBody(long limit) {
        this.left = new AtomicLong(limit);
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return collected.getBody();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source.set(subscription);
        collected.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        long length = parts.stream().mapToLong(ByteBuffer::remaining).sum();
        if (left.addAndGet(-length) >= 0) {
            collected.onNext(parts);
            return;
        }
        Subscription subscription = source.get();
        if (subscription != null) {
            subscription.cancel();
        }
        collected.onError(new TooLongException());
    }

    @Override
    public void onError(Throwable error) {
        collected.onError(error);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }
}
