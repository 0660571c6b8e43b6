package org.quietline.adapter.firestore.client;

import io.grpc.ForwardingChannelBuilder2;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The open connections. Left alone, a connection that could not be made is tried again after waits that grow to two
 * minutes; a store that is back must not be waited for that long.
 */
final class Channels {
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();

    private final Set<ManagedChannel> open = new CopyOnWriteArraySet<>();
    private final AtomicLong lastReset = new AtomicLong(System.nanoTime() - PAUSE_NANOS);

    /** A builder that also enters what it builds here. */
    @SuppressWarnings("rawtypes") // the type that the client asks for
    ManagedChannelBuilder remembering(ManagedChannelBuilder builder) {
        return new Remembering(builder);
    }

    /** Makes every connection that waits try again at once; at most twice a second. */
    void tryAgain() {
        long now = System.nanoTime();
        long last = lastReset.get();
        if (now - last >= PAUSE_NANOS && lastReset.compareAndSet(last, now)) {
            open.removeIf(ManagedChannel::isShutdown);
            open.forEach(ManagedChannel::resetConnectBackoff);
        }
    }

    private final class Remembering extends ForwardingChannelBuilder2<Remembering> {
        private final ManagedChannelBuilder<?> builder;

        Remembering(ManagedChannelBuilder<?> builder) {
            this.builder = builder;
        }

        @Override
        protected ManagedChannelBuilder<?> delegate() {
            return builder;
        }

        @Override
        public ManagedChannel build() {
            ManagedChannel channel = builder.build();
            open.add(channel);
            return channel;
        }
    }
}
