package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.MessageId;

/** What every {@link MessageIds} must do. */
public interface MessageIdsContract {
    /** Where ids come from. */
    MessageIds ids();

    @Test
    default void an_id_is_a_uuid_as_it_is_usually_written() {
        String id = ids().next().value();
        UUID uuid = UUID.fromString(id);
        assertThat(uuid).hasToString(id);
        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
    }

    @Test
    default void no_id_comes_twice_to_whoever_asks() {
        MessageIds ids = ids();
        Stream<MessageId> all = Together.run(
                        8, i -> Stream.generate(ids::next).limit(1_000).toList())
                .stream()
                .flatMap(List::stream);
        assertThat(all).doesNotHaveDuplicates();
    }
}
