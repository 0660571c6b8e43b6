package org.quietline.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Gathers the bytes of answers on one connection, and tells when one is whole. Knows answers with a length alone. */
final class Reply {
    private static final int FIRST_SIZE = 16 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String LENGTH = "\r\ncontent-length:";

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;
    private int total = -1;
    private int status;

    /** Takes more bytes; returns whether the answer is whole. */
    boolean take(java.nio.ByteBuffer more) {
        int count = more.remaining();
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + count));
        }
        more.get(bytes, size, count);
        int before = size;
        size += count;
        if (total < 0) {
            readHead(Math.max(0, before - END_OF_HEAD.length));
        }
        return total >= 0 && size >= total;
    }

    private void readHead(int from) {
        int end = indexOfEnd(from);
        if (end < 0) {
            return;
        }
        // "HTTP/1.1 200 OK"
        status = Integer.parseInt(new String(bytes, 9, 3, StandardCharsets.US_ASCII));
        String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = head.indexOf(LENGTH);
        if (at < 0 && status != 204 && status != 304) {
            throw new IllegalStateException("an answer without a length, of status " + status);
        }
        int length = 0;
        if (at >= 0) {
            int lineEnd = head.indexOf("\r\n", at + LENGTH.length());
            length = Integer.parseInt(head.substring(at + LENGTH.length(), lineEnd < 0 ? end : lineEnd)
                    .strip());
        }
        total = end + END_OF_HEAD.length + length;
    }

    private int indexOfEnd(int from) {
        for (int i = from; i + END_OF_HEAD.length <= size; i++) {
            if (Arrays.equals(bytes, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                return i;
            }
        }
        return -1;
    }

    /** The status of the whole answer; the next one may come. */
    int finish() {
        if (size != total) {
            throw new IllegalStateException("more bytes came than were announced");
        }
        size = 0;
        total = -1;
        return status;
    }
}
