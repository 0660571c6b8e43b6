package org.quietline.adapter.web.message;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.page.Wait;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.port.SmsCarrier.Hindrance;
import org.quietline.application.send.Setbacks.Setback;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** Tells why messages that were tried once wait to be tried again. */
final class Waits {
    private final Function<MessageId, Optional<Setback>> setbacks;

    /** @param setbacks what is known of the last attempt of a message */
    Waits(Function<MessageId, Optional<Setback>> setbacks) {
        this.setbacks = setbacks;
    }

    /** Null unless it was tried before and is queued again. */
    @Nullable Wait of(OutgoingMessage message) {
        if (!(message.delivery() instanceof Delivery.Queued queued) || message.attempts() == 0) {
            return null;
        }
        Optional<Hindrance> hindrance = setbacks.apply(message.id())
                .filter(setback -> setback.attempt() == message.attempts())
                .map(Setback::hindrance);
        return new Wait(words(hindrance.orElse(Hindrance.OTHER)), Times.shown(queued.nextAttemptAt()));
    }

    private static String words(Hindrance hindrance) {
        return switch (hindrance) {
            case ACCOUNT ->
                "The carrier does not accept our account or credentials. Tell whoever runs this desk; once that is"
                        + " mended, the message goes out by itself.";
            case BUSY -> "The carrier had too much to do. The message goes out by itself.";
            case UNREACHABLE -> "The carrier could not be reached. The message goes out by itself.";
            case OTHER -> "The carrier did not take it the last time. The message goes out by itself.";
        };
    }
}
