package org.quietline.bootstrap.security;

import java.util.UUID;
import org.quietline.application.port.MessageIds;
import org.quietline.domain.message.MessageId;

/** Random UUIDs. */
public final class RandomMessageIds implements MessageIds {
    @Override
    public MessageId next() {
        return new MessageId(UUID.randomUUID().toString());
    }
}
