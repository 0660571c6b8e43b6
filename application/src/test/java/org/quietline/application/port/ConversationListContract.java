package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.acknowledged;
import static org.quietline.application.port.Samples.acknowledgement;
import static org.quietline.application.port.Samples.add;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.incoming;
import static org.quietline.application.port.Samples.outgoing;
import static org.quietline.application.port.Samples.person;
import static org.quietline.application.port.Samples.record;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Conversations.Filter;
import org.quietline.application.port.Conversations.Sender;
import org.quietline.application.port.Conversations.Stranger;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** What the lists of every {@link Conversations} must do. */
public interface ConversationListContract {
    /** Conversations that are handled. */
    Filter HANDLED = new Filter(true, null);

    /** A new and empty store. */
    Store emptyStore();

    /** Everybody on the pages of this list. */
    static List<PhoneNumber> contacts(Store store, Filter filter, int limit) {
        return Pages.all((after, most) -> store.conversations().list(filter, after, most), limit).stream()
                .map(Sender::contact)
                .toList();
    }

    /** Every stranger on the pages. */
    static List<PhoneNumber> strangers(Store store, int limit) {
        return Pages.all((after, most) -> store.conversations().strangers(after, most), limit).stream()
                .map(Stranger::contact)
                .toList();
    }

    /** The only open conversation. */
    static Sender only(Store store) {
        List<Sender> rows = store.conversations().list(Filter.OPEN, null, 10).rows();
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }

    @Test
    default void lists_nobody_who_never_wrote() {
        Store store = emptyStore();
        add(store, outgoing(1, ADA, "Hello", NOON));
        store.conversations().handle(BOB, "olga", NOON);
        assertThat(contacts(store, Filter.OPEN, 10)).isEmpty();
        assertThat(contacts(store, HANDLED, 10)).isEmpty();
        assertThat(strangers(store, 10)).isEmpty();
    }

    @Test
    default void lists_each_contact_once_the_latest_message_first() {
        Store store = emptyStore();
        record(store, incoming(1, ADA, "one", at(1)));
        record(store, incoming(2, BOB, "two", at(2)));
        record(store, incoming(3, ADA, "three", at(3)));
        record(store, incoming(4, person(3), "recovered late", at(0)));
        assertThat(contacts(store, Filter.OPEN, 10)).containsExactly(ADA, BOB, person(3));
        assertThat(store.conversations()
                        .list(Filter.OPEN, null, 10)
                        .rows()
                        .getFirst()
                        .latest())
                .isEqualTo(incoming(3, ADA, "three", at(3)));
    }

    @Test
    default void pages_hold_everybody_once_however_long_they_are() {
        Store store = emptyStore();
        IntStream.range(0, 40).forEach(n -> record(store, incoming(n, person(n % 13), "hello", at(n / 2))));
        List<PhoneNumber> all = IntStream.range(0, 40)
                .map(n -> 39 - n)
                .mapToObj(n -> person(n % 13))
                .distinct()
                .toList();
        for (int limit : new int[] {1, 2, 5, 13, 50}) {
            assertThat(contacts(store, Filter.OPEN, limit)).isEqualTo(all);
            assertThat(strangers(store, limit)).isEqualTo(all);
        }
    }

    @Test
    default void a_handled_conversation_leaves_the_open_ones_until_a_new_text_comes() {
        Store store = emptyStore();
        record(store, incoming(1, ADA, "one", at(1)));
        record(store, incoming(2, BOB, "two", at(2)));
        store.conversations().handle(ADA, "olga", at(5));
        assertThat(contacts(store, Filter.OPEN, 10)).containsExactly(BOB);
        assertThat(contacts(store, HANDLED, 10)).containsExactly(ADA);
        assertThat(store.conversations()
                        .list(HANDLED, null, 10)
                        .rows()
                        .getFirst()
                        .state())
                .isEqualTo(new Conversation.Handled("olga", at(5)));
        record(store, incoming(3, ADA, "three", at(6)));
        assertThat(contacts(store, Filter.OPEN, 10)).containsExactly(ADA, BOB);
        assertThat(contacts(store, HANDLED, 10)).isEmpty();
    }

    @Test
    default void a_conversation_that_was_handled_before_the_first_text_is_opened_by_it() {
        Store store = emptyStore();
        store.conversations().handle(ADA, "olga", at(5));
        record(store, incoming(1, ADA, "one", at(6)));
        assertThat(contacts(store, Filter.OPEN, 10)).containsExactly(ADA);
    }

    @Test
    default void pages_of_open_conversations_go_on_behind_handled_ones() {
        Store store = emptyStore();
        for (int n = 0; n < 30; n++) {
            record(store, incoming(n, person(n), "hello", at(n)));
            if (n > 0) {
                store.conversations().handle(person(n), "olga", at(100));
            }
        }
        assertThat(contacts(store, Filter.OPEN, 2)).containsExactly(person(0));
        assertThat(contacts(store, HANDLED, 4)).hasSize(29).doesNotHaveDuplicates();
    }

    @Test
    default void counts_what_came_since_an_operator_wrote() {
        Store store = emptyStore();
        record(store, incoming(1, ADA, "one", at(1)));
        record(store, incoming(2, ADA, "two", at(2)));
        assertThat(only(store).unanswered()).isEqualTo(2);
        assertThat(only(store).written()).isNull();
        add(store, outgoing(9, ADA, "Hello", at(3)));
        assertThat(only(store).unanswered()).isZero();
        assertThat(only(store).written()).isEqualTo(outgoing(9, ADA, "Hello", at(3)));
        record(store, acknowledged(4, ADA, "three", at(4)), acknowledgement(4, ADA, at(5)));
        assertThat(only(store).unanswered()).isEqualTo(1);
        assertThat(only(store).written()).isEqualTo(outgoing(9, ADA, "Hello", at(3)));
        store.conversations().handle(ADA, "olga", at(6));
        assertThat(store.conversations()
                        .list(HANDLED, null, 10)
                        .rows()
                        .getFirst()
                        .unanswered())
                .isZero();
    }

    @Test
    default void counts_unanswered_messages_no_further_than_needed() {
        Store store = emptyStore();
        IntStream.rangeClosed(0, Sender.MOST_COUNTED).forEach(n -> record(store, incoming(n, ADA, "hello", at(n))));
        assertThat(only(store).unanswered()).isEqualTo(Sender.MOST_COUNTED);
    }

    @Test
    default void tells_whether_somebody_is_registered_now() {
        Store store = emptyStore();
        User ada = User.of(ADA, UserStatus.INACTIVE).named("Ada");
        record(store, incoming(1, ADA, "one", at(1)));
        record(store, incoming(2, BOB, "two", at(2)));
        assertThat(strangers(store, 10)).containsExactly(BOB, ADA);
        store.userDirectory().add(ada);
        assertThat(strangers(store, 10)).containsExactly(BOB);
        assertThat(contacts(store, new Filter(false, true), 10)).containsExactly(ADA);
        assertThat(contacts(store, new Filter(false, false), 10)).containsExactly(BOB);
        List<Sender> all = store.conversations().list(Filter.OPEN, null, 10).rows();
        assertThat(all).extracting(Sender::user).containsExactly(null, ada);
        assertThat(all.getLast().latest().isRegistered()).isFalse();
    }

    @Test
    default void somebody_who_was_registered_before_the_first_text_is_no_stranger() {
        Store store = emptyStore();
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE));
        record(store, incoming(1, ADA, "one", at(1)));
        assertThat(strangers(store, 10)).isEmpty();
        assertThat(contacts(store, new Filter(false, true), 10)).containsExactly(ADA);
    }

    @Test
    default void finds_the_latest_message_of_a_contact() {
        Store store = emptyStore();
        assertThat(store.messagePages().latestFrom(Set.of(ADA))).isEmpty();
        assertThat(store.messagePages().latestFrom(Set.of())).isEmpty();
        record(store, incoming(2, ADA, "two", at(2)));
        record(store, incoming(1, ADA, "recovered late", at(1)));
        record(store, incoming(3, BOB, "three", at(3)));
        add(store, outgoing(9, ADA, "Hello", at(4)));
        assertThat(store.messagePages().latestFrom(Set.of(ADA, BOB, person(3))))
                .isEqualTo(Map.of(ADA, incoming(2, ADA, "two", at(2)), BOB, incoming(3, BOB, "three", at(3))));
    }

    @Test
    default void counts_all_that_a_stranger_wrote() {
        Store store = emptyStore();
        record(store, incoming(2, ADA, "two", at(2)));
        record(store, incoming(3, ADA, "three", at(3)));
        record(store, incoming(1, ADA, "recovered late", at(1)));
        record(store, incoming(1, ADA, "recovered late", at(1)));
        store.conversations().handle(ADA, "olga", at(9));
        assertThat(store.conversations().strangers(null, 10).rows())
                .containsExactly(new Stranger(incoming(3, ADA, "three", at(3)), 3, at(1)));
    }
}
