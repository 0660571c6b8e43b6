package org.quietline.application.port;

import org.quietline.domain.message.MessageId;

/** Makes ids for new messages. */
public interface MessageIds {
    /** A new id that nobody has had before: a random UUID. */
    MessageId next();
}
