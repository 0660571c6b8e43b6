package org.quietline.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * Finds the messages in a stream of server-sent events in chunks: each is told once, by the number at the end of its
 * SID. Keeps only where it is, since hundreds of these read all that a server can write.
 */
final class Events {
    private static final byte[] MARK = "id=\"m-SM".getBytes(StandardCharsets.US_ASCII);
    private static final int SID_DIGITS = 32;
    private static final int NUMBER_DIGITS = 8;

    private final LongConsumer messages;
    private int matched;
    private int digits;
    private long number;
    private State state = State.HEAD;
    private int newlines;
    private long left;

    private enum State {
        HEAD,
        SIZE,
        CHUNK,
        AFTER
    }

    Events(LongConsumer messages) {
        this.messages = messages;
    }

    /** Whether the head of the answer has come. */
    boolean isOpen() {
        return state != State.HEAD;
    }

    void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte b = bytes.get();
            switch (state) {
                case HEAD -> head(b);
                case SIZE -> size(b);
                case CHUNK -> {
                    look(b);
                    left--;
                    if (left == 0) {
                        state = State.AFTER;
                    }
                }
                case AFTER -> {
                    if (b == '\n') {
                        state = State.SIZE;
                    }
                }
            }
        }
    }

    private void head(byte b) {
        if (b == '\n') {
            newlines++;
        } else if (b != '\r') {
            newlines = 0;
        }
        if (newlines == 2) {
            state = State.SIZE;
        }
    }

    private void size(byte b) {
        if (b == '\n') {
            state = left == 0 ? State.AFTER : State.CHUNK;
        } else if (b != '\r') {
            left = left * 16 + Character.digit(b, 16);
        }
    }

    private void look(byte b) {
        if (matched < MARK.length) {
            matched = b == MARK[matched] ? matched + 1 : b == MARK[0] ? 1 : 0;
            digits = 0;
            number = 0;
            return;
        }
        digits++;
        if (digits > SID_DIGITS - NUMBER_DIGITS) {
            number = number * 16 + Character.digit(b, 16);
        }
        if (digits == SID_DIGITS) {
            matched = 0;
            messages.accept(number);
        }
    }
}
