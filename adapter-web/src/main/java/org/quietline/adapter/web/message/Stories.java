package org.quietline.adapter.web.message;

import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.page.MessagePage;
import org.quietline.adapter.web.page.Retry;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.send.LateReports;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** Tells messages' stories. */
public final class Stories {
    private final BrowseMessages messages;
    private final LateReports late;
    private final Waits waits;
    private final Rows rows;

    Stories(BrowseMessages messages, LateReports late, Waits waits, Rows rows) {
        this.messages = messages;
        this.late = late;
        this.waits = waits;
        this.rows = rows;
    }

    /** The story of a message whose contact has this name. */
    public MessagePage of(LoggedMessage message, @Nullable String name) {
        return switch (message) {
            case LoggedMessage.In in -> of(in.message(), name);
            case LoggedMessage.Out out ->
                new MessagePage(
                        rows.of(message, name),
                        Story.summary(out.message()),
                        waits.of(out.message()),
                        Story.steps(out.message(), late.of(out.message().id())),
                        Story.facts(out.message()),
                        retry(out.message().delivery().status()));
        };
    }

    private MessagePage of(IncomingMessage message, @Nullable String name) {
        return new MessagePage(
                rows.of(message, name),
                Story.summary(message),
                null,
                Story.steps(message, message.acknowledgement().map(this::answer).orElse(null)),
                Story.facts(message),
                null);
    }

    private @Nullable OutgoingMessage answer(MessageId id) {
        return messages.message(id).orElse(null) instanceof LoggedMessage.Out out ? out.message() : null;
    }

    private static @Nullable Retry retry(DeliveryStatus status) {
        return switch (status) {
            case FAILED, UNDELIVERED -> new Retry(Ids.fresh(), "It goes out again as a new message.");
            case UNCONFIRMED ->
                new Retry(Ids.fresh(), "It may have arrived: if you send it again, it may arrive twice.");
            case QUEUED, SENDING, SENT, DELIVERED, READ -> null;
        };
    }
}
