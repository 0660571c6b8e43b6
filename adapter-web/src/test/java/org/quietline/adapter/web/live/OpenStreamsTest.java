package org.quietline.adapter.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenStreamsTest {
    private final OpenStreams streams = new OpenStreams();

    @Test
    void closes_those_that_are_open() {
        Outbox open = new Outbox();
        Outbox gone = new Outbox();
        streams.add(open);
        streams.add(gone);
        streams.remove(gone);

        streams.close();

        assertThat(open.isClosed()).isTrue();
        assertThat(gone.isClosed()).isFalse();
    }

    @Test
    void one_that_comes_after_the_end_is_closed_at_once() {
        streams.close();
        Outbox late = new Outbox();

        streams.add(late);

        assertThat(late.isClosed()).isTrue();
    }
}
