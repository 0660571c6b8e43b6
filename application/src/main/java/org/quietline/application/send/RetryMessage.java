package org.quietline.application.send;

import org.quietline.application.port.MessageLog;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/**
 * Sends the text of a failed, undelivered or unconfirmed message once more, as a new message that names the old one.
 * Only a person decides that: an unconfirmed one may have arrived.
 */
public final class RetryMessage {
    private final MessageLog log;
    private final SendMessage send;

    /** What became of it. */
    public sealed interface Outcome {
        /** The new message was treated like any other. */
        record Tried(SendMessage.Outcome result) implements Outcome {}

        /** There is no such outgoing message. */
        record NotFound() implements Outcome {}

        /** It is under way, or it has arrived. */
        record NotNeeded(OutgoingMessage message) implements Outcome {}
    }

    /** Wires the use case. */
    public RetryMessage(MessageLog log, SendMessage send) {
        this.log = log;
        this.send = send;
    }

    /**
     * Sends it again, if it needs that.
     *
     * @param old the message to send again
     * @param id the new message's id, made together with the form
     */
    public Outcome retry(MessageId old, MessageId id, String operator) {
        return log.findOutgoing(old)
                .map(Stored::value)
                .map(message -> retry(message, id, operator))
                .orElseGet(Outcome.NotFound::new);
    }

    private Outcome retry(OutgoingMessage old, MessageId id, String operator) {
        return switch (old.delivery().status()) {
            case FAILED, UNDELIVERED, UNCONFIRMED ->
                new Outcome.Tried(send.send(new SendMessage.Command(id, old.to(), old.text(), operator, old.id())));
            case QUEUED, SENDING, SENT, DELIVERED, READ -> new Outcome.NotNeeded(old);
        };
    }
}
