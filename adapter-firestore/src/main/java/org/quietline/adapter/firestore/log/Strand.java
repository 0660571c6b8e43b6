package org.quietline.adapter.firestore.log;

import com.google.cloud.firestore.DocumentSnapshot;
import com.google.cloud.firestore.Query;
import com.google.cloud.firestore.QueryDocumentSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.firestore.client.Call;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.Page;
import org.quietline.application.port.Position;

/** One direction of a conversation, the newest first, read a chunk at a time as far as it is needed. */
final class Strand {
    private static final Comparator<LoggedMessage> OLDEST_FIRST = Comparator.comparing(LoggedMessage::at)
            .thenComparing(message -> message.id().value());

    private final Call call;
    private final int chunk;
    private final Function<DocumentSnapshot, Optional<LoggedMessage>> row;
    private final Deque<LoggedMessage> read = new ArrayDeque<>();
    private Query rest;
    private boolean isAtEnd;

    Strand(Call call, Query query, int chunk, Function<DocumentSnapshot, Optional<LoggedMessage>> row) {
        this.call = call;
        this.rest = query;
        this.chunk = chunk;
        this.row = row;
    }

    void startAfter(Object... place) {
        rest = rest.startAfter(place);
    }

    /** Both directions in one order. */
    static Page<LoggedMessage> merged(Strand one, Strand other, int limit) {
        List<LoggedMessage> rows = new ArrayList<>();
        while (true) {
            LoggedMessage left = one.peek();
            LoggedMessage right = other.peek();
            if (left == null && right == null) {
                return new Page<>(rows, null);
            }
            if (rows.size() == limit) {
                LoggedMessage last = rows.getLast();
                return new Page<>(rows, new Position("", last.at(), last.id().value()));
            }
            boolean takesLeft = right == null || (left != null && OLDEST_FIRST.compare(left, right) > 0);
            rows.add((takesLeft ? one : other).read.removeFirst());
        }
    }

    private @Nullable LoggedMessage peek() {
        while (read.isEmpty() && !isAtEnd) {
            List<QueryDocumentSnapshot> documents = call.rows(rest.limit(chunk));
            documents.forEach(document -> row.apply(document).ifPresent(read::add));
            isAtEnd = documents.size() < chunk;
            if (!isAtEnd) {
                rest = rest.startAfter(documents.getLast());
            }
        }
        return read.peekFirst();
    }
}
