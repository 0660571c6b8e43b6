package org.quietline.adapter.twilio.carrier;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The content of a request, handed to the connection at most once. Until then it can be withdrawn, so that whether the
 * carrier may have got it is known for certain, whatever went wrong: a name that does not resolve, a refused
 * connection, a failed TLS handshake.
 */
final class Content implements BodyPublisher {
    private final byte[] bytes;
    private final AtomicReference<State> state = new AtomicReference<>(State.KEPT);

    private enum State {
        KEPT,
        HANDED_OVER,
        WITHDRAWN
    }

    /** @param bytes at least one byte */
    Content(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Keeps the content from being handed over. Returns whether it never was and never will be. */
    boolean withdraw() {
        state.compareAndSet(State.KEPT, State.WITHDRAWN);
        return state.get() == State.WITHDRAWN;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> connection) {
        BodyPublishers.ofByteArray(bytes).subscribe(new Gate(connection));
    }

    /** Opens once: a client that tries to send the content again on another connection gets an error instead. */
    private final class Gate implements Subscriber<ByteBuffer> {
        private final Subscriber<? super ByteBuffer> connection;
        private volatile boolean open;

        Gate(Subscriber<? super ByteBuffer> connection) {
            this.connection = connection;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            connection.onSubscribe(new Subscription() {
                @Override
                public void request(long count) {
                    if (open || state.compareAndSet(State.KEPT, State.HANDED_OVER)) {
                        open = true;
                        subscription.request(count);
                    } else {
                        subscription.cancel();
                        connection.onError(new IOException("the content is handed over at most once"));
                    }
                }

                @Override
                public void cancel() {
                    subscription.cancel();
                }
            });
        }

        @Override
        public void onNext(ByteBuffer part) {
            connection.onNext(part);
        }

        @Override
        public void onError(Throwable error) {
            connection.onError(error);
        }

        @Override
        public void onComplete() {
            connection.onComplete();
        }
    }
}
