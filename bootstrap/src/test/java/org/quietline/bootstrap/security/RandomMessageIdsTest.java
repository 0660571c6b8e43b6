package org.quietline.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quietline.application.port.MessageIds;
import org.quietline.application.port.MessageIdsContract;

class RandomMessageIdsTest implements MessageIdsContract {
    @Override
    public MessageIds ids() {
        return new RandomMessageIds();
    }

    @Test
    void two_sources_have_nothing_in_common() {
        assertThat(new RandomMessageIds().next()).isNotEqualTo(new RandomMessageIds().next());
    }
}
