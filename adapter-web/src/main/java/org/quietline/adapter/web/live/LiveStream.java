package org.quietline.adapter.web.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Guard;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.live.Views.View;
import org.quietline.adapter.web.message.MessageRoutes;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.application.CheckReadiness;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.FollowMessages;
import org.quietline.application.browse.FollowMessages.Event;
import org.quietline.application.port.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends new and changed messages to open pages as server-sent events. Looking does not keep a session alive; when it
 * ends, so does the stream.
 */
public final class LiveStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
    private static final String EVENT_STREAM = "text/event-stream; charset=utf-8";
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /** How soon an open page is told that the store is out of reach. */
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    /** How long events are gathered after one was sent: nobody reads faster. */
    private static final Duration GATHERING = Duration.ofMillis(50);

    /** How soon it is looked again whether what could not be shown can be. */
    private static final Duration TRY_AGAIN = Duration.ofMillis(200);

    private static final int MOST_CONNECTIONS = 1_000;
    private static final int LONGEST_ID = 200;

    private final FollowMessages follow;
    private final Views views;
    private final Guard guard;
    private final CheckReadiness readiness;
    private final LongSupplier nanos;
    private final OpenStreams open = new OpenStreams();
    private final Frames made = new Frames();

    /** Wires the stream. */
    public LiveStream(
            FollowMessages follow,
            BrowseMessages messages,
            Contacts contacts,
            MessageRoutes shown,
            Pages pages,
            Guard guard,
            CheckReadiness readiness,
            LongSupplier nanos) {
        this.follow = follow;
        this.views = new Views(messages, contacts, shown, pages);
        this.guard = guard;
        this.readiness = readiness;
        this.nanos = nanos;
    }

    /** {@code GET /live}. */
    public Answer open(Call call, Visitor visitor) {
        View view = views.of(call, visitor);
        if (open.size() >= MOST_CONNECTIONS) {
            throw Problem.of(503, "Too many pages are open just now.", "Retry-After", "30");
        }
        @Nullable String lastEventId = call.header("last-event-id")
                .or(() -> call.query("since"))
                .filter(id -> id.length() <= LONGEST_ID)
                .orElse(null);
        return Answer.streaming(EVENT_STREAM, out -> stream(out, view, lastEventId, visitor))
                .with("X-Accel-Buffering", "no");
    }

    private void stream(OutputStream out, View view, @Nullable String lastEventId, Visitor visitor)
            throws IOException, InterruptedException {
        Outbox outbox = new Outbox();
        Every sessionCheck = new Every(HEARTBEAT, nanos);
        AutoCloseable following = () -> {};
        try {
            open.add(outbox);
            following = follow.follow(lastEventId, outbox::offer);
            write(out, "retry: 2000\n\n");
            boolean isReachable = true;
            List<Event> owed = new ArrayList<>();
            while (!outbox.isClosed()) {
                if (owed.isEmpty()) {
                    outbox.await(LOOK_EVERY, owed);
                } else {
                    pause(TRY_AGAIN);
                }
                if (outbox.isClosed()) {
                    return;
                }
                if (readiness.isReady() != isReachable) {
                    isReachable = !isReachable;
                    write(out, "event: store\ndata: " + (isReachable ? "back" : "away") + "\n\n");
                }
                boolean isTimeForASign = sessionCheck.isDue();
                if (isTimeForASign && !isStillSignedIn(visitor)) {
                    write(out, "event: signed-out\ndata: \n\n");
                    return;
                }
                if (isReachable && !owed.isEmpty()) {
                    send(out, view, owed);
                    // Whatever comes right after it is gathered, so that a busy day is not sent one by one.
                    pause(GATHERING);
                }
                if (isTimeForASign) {
                    write(out, ":\n\n");
                }
            }
        } catch (StoreUnavailableException e) {
            LOG.debug("an open page is sent away: the store is unavailable");
        } finally {
            open.remove(outbox);
            close(following);
        }
    }

    private boolean isStillSignedIn(Visitor visitor) {
        try {
            return visitor.session().map(guard::isAlive).orElse(true);
        } catch (StoreUnavailableException e) {
            return true;
        }
    }

    /**
     * Sends the events, at once since each flush costs more than many of them do, and takes them out of the list. What
     * cannot be shown since the store is away stays in it, and so does all behind it.
     */
    private void send(OutputStream out, View view, List<Event> owed) throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        int shown = 0;
        try {
            for (Event event : owed) {
                frames.writeBytes(made.of(view, event));
                shown++;
            }
        } catch (StoreUnavailableException e) {
            LOG.debug("an open page waits for the store");
        }
        owed.subList(0, shown).clear();
        if (frames.size() > 0) {
            frames.writeTo(out);
            out.flush();
        }
    }

    private static void pause(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void close(AutoCloseable following) {
        try {
            following.close();
        } catch (Exception e) {
            throw new IllegalStateException("ending to follow cannot fail", e);
        }
    }

    /** Ends every stream. */
    @Override
    public void close() {
        open.close();
    }
}
