package org.quietline.simulator.control;

import io.undertow.Handlers;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.AttachmentKey;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.control.Views.MessageView;
import org.quietline.simulator.http.Json;
import org.quietline.simulator.message.Message;
import org.xnio.IoUtils;

/**
 * Server-sent events: {@code message} for each new or changed message, {@code reset} when all are gone. Nothing is
 * replayed; a reader that connects (again) fetches the list first. One that reads too slowly is cut off.
 */
final class Events {
    private static final int MOST_WAITING = 2_000;
    private static final long KEEP_ALIVE_MILLISECONDS = 15_000;
    private static final AttachmentKey<AtomicInteger> WAITING = AttachmentKey.create(AtomicInteger.class);

    private final ServerSentEventHandler handler = Handlers.serverSentEvents((connection, lastEventId) -> {
        connection.putAttachment(WAITING, new AtomicInteger());
        connection.setKeepAliveTime(KEEP_ALIVE_MILLISECONDS);
        send(connection, "{}", "ready");
    });

    HttpHandler handler() {
        return handler;
    }

    void changed(Message message) {
        if (!handler.getConnections().isEmpty()) {
            sendAll(Json.text(MessageView.of(message)), "message");
        }
    }

    void reset() {
        sendAll("{}", "reset");
    }

    void close() {
        handler.getConnections().forEach(IoUtils::safeClose);
    }

    private void sendAll(String data, String event) {
        handler.getConnections().forEach(connection -> send(connection, data, event));
    }

    private static void send(ServerSentEventConnection connection, String data, String event) {
        AtomicInteger waiting = connection.getAttachment(WAITING);
        if (waiting == null) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            IoUtils.safeClose(connection);
            return;
        }
        connection.send(data, event, null, new ServerSentEventConnection.EventCallback() {
            @Override
            public void done(
                    ServerSentEventConnection to, @Nullable String sent, @Nullable String type, @Nullable String id) {
                waiting.decrementAndGet();
            }

            @Override
            public void failed(
                    ServerSentEventConnection to,
                    @Nullable String sent,
                    @Nullable String type,
                    @Nullable String id,
                    IOException problem) {
                IoUtils.safeClose(to);
            }
        });
    }
}
