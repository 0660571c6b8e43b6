package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.sending;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Stored;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

class BacklogTest {
    private final Backlog backlog = new Backlog();

    private static Stored<OutgoingMessage> stored(OutgoingMessage message) {
        return new Stored<>(message, "1");
    }

    private Optional<MessageId> next(PhoneNumber recipient) {
        return backlog.next(message -> Optional.of(message.value().id())
                .filter(id -> message.value().to().equals(recipient)));
    }

    @Test
    void hands_out_what_is_due_longest_of_what_can_be_used() {
        backlog.add(stored(outgoing(2, BOB, "Hello", at(2))));
        backlog.add(stored(outgoing(3, ADA, "Hello", at(3))));
        backlog.add(stored(outgoing(1, ADA, "Hello", at(1))));
        backlog.add(stored(sending(outgoing(4), NOON)));
        assertThat(backlog.size()).isEqualTo(3);
        assertThat(backlog.has(message -> message.value().to().equals(BOB))).isTrue();
        assertThat(next(BOB)).contains(out(2));
        assertThat(backlog.has(message -> message.value().to().equals(BOB))).isFalse();
        assertThat(next(BOB)).isEmpty();
        assertThat(next(ADA)).contains(out(1));
        assertThat(next(ADA)).contains(out(3));
        assertThat(backlog.size()).isZero();
    }

    @Test
    void says_once_that_the_store_has_more() {
        backlog.addAll(List.of(stored(outgoing(1))), true);
        assertThat(backlog.isSpent()).isFalse();
        assertThat(next(ADA)).isPresent();
        assertThat(backlog.isSpent()).isTrue();
        assertThat(backlog.isSpent()).isFalse();
        backlog.addAll(List.of(), false);
        assertThat(backlog.isSpent()).isFalse();
    }

    @Test
    void remembers_so_many_and_that_there_were_more() {
        for (int n = 1; n <= Backlog.MOST; n++) {
            backlog.add(stored(outgoing(n)));
        }
        assertThat(backlog.size()).isEqualTo(Backlog.MOST);
        backlog.add(stored(outgoing(Backlog.MOST + 1)));
        assertThat(backlog.size()).isEqualTo(Backlog.MOST);
        while (backlog.size() > 0) {
            assertThat(next(ADA)).isPresent();
        }
        assertThat(backlog.isSpent()).isTrue();
    }
}
