package org.quietline.application.port;

import java.util.concurrent.atomic.AtomicLong;
import org.quietline.domain.message.MessageId;

/** Hands out ids in the form of UUIDs, one after the other, so that a test knows them beforehand. */
public final class SequentialIds implements MessageIds {
    private final AtomicLong last = new AtomicLong();

    /** The id that is handed out as the n-th, from 1 on. */
    public static MessageId id(long n) {
        return new MessageId("00000000-0000-4000-8000-%012d".formatted(n));
    }

    @Override
    public MessageId next() {
        return id(last.incrementAndGet());
    }
}
