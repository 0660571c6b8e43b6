package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.acknowledged;
import static org.quietline.application.port.Samples.acknowledgement;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.record;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.replace;
import static org.quietline.application.port.Samples.report;
import static org.quietline.application.port.Samples.sent;
import static org.quietline.application.port.Samples.sm;
import static org.quietline.application.port.Samples.unconfirmed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.OutgoingMessage;

/** How every {@link MessageLog} must give a name of the carrier to one message for good. */
public interface MessageLogReferenceContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void of_several_messages_that_adopt_a_reference_at_once_one_gets_it() {
        int rivals = 6;
        Store store = emptyStore();
        for (int round = 0; round < 8; round++) {
            int first = round * rivals;
            int reference = round;
            List<Stored<OutgoingMessage>> before = new ArrayList<>();
            for (int n = first; n < first + rivals; n++) {
                Stored<OutgoingMessage> queued =
                        record(store, acknowledged(n, ADA, "Hello", NOON), acknowledgement(n, ADA, NOON));
                before.add(replace(store, queued, unconfirmed(queued.value(), at(1))));
            }
            List<Optional<Stored<OutgoingMessage>>> after = Together.run(
                    rivals,
                    i -> store.messageLog()
                            .replace(before.get(i), adopted(before.get(i).value(), reference)));
            assertThat(after).filteredOn(Optional::isPresent).hasSize(1);
            for (int i = 0; i < rivals; i++) {
                Stored<OutgoingMessage> now = after.get(i).orElse(before.get(i));
                assertThat(store.messageLog().findOutgoing(out(first + i))).contains(now);
                assertThat(store.messageLog()
                                .findIncoming(sm(first + i))
                                .orElseThrow()
                                .responseSent())
                        .isEqualTo(after.get(i).isPresent());
            }
        }
    }

    private static OutgoingMessage adopted(OutgoingMessage message, int n) {
        return message.after(report(ref(n), CarrierStatus.SENT, at(2)));
    }

    @Test
    default void a_reference_from_the_carriers_own_answer_is_adopted_by_no_other_message() {
        Store store = emptyStore();
        Stored<OutgoingMessage> answered = add(store, sent(outgoing(1), 1, at(1)));
        Stored<OutgoingMessage> lost = add(store, unconfirmed(outgoing(2), at(1)));
        assertThat(store.messageLog().replace(lost, adopted(lost.value(), 1))).isEmpty();
        assertThat(store.messageLog().findOutgoing(out(2))).contains(lost);
        assertThat(store.messageLog().findByReference(ref(1))).contains(answered);
    }

    @Test
    default void whoever_came_too_late_for_a_reference_may_adopt_another() {
        Store store = emptyStore();
        Stored<OutgoingMessage> one = add(store, unconfirmed(outgoing(1), at(1)));
        Stored<OutgoingMessage> two = add(store, unconfirmed(outgoing(2), at(1)));
        replace(store, one, adopted(one.value(), 1));
        assertThat(store.messageLog().replace(two, adopted(two.value(), 1))).isEmpty();
        Stored<OutgoingMessage> second = replace(store, two, adopted(two.value(), 2));
        assertThat(store.messageLog().findByReference(ref(2))).contains(second);
    }

    @Test
    default void a_message_goes_on_under_the_reference_that_it_adopted() {
        Store store = emptyStore();
        Stored<OutgoingMessage> lost = add(store, unconfirmed(outgoing(1), at(1)));
        Stored<OutgoingMessage> found = replace(store, lost, adopted(lost.value(), 1));
        OutgoingMessage delivered = found.value().after(report(ref(1), CarrierStatus.DELIVERED, at(3)));
        Stored<OutgoingMessage> last = replace(store, found, delivered);
        assertThat(store.messageLog().findByReference(ref(1))).contains(last);
    }
}
