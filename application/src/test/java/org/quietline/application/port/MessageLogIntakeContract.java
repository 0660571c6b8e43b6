package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.DESK;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.acknowledged;
import static org.quietline.application.port.Samples.acknowledgement;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.incoming;
import static org.quietline.application.port.Samples.record;
import static org.quietline.application.port.Samples.sm;
import static org.quietline.application.port.Samples.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Arrival.OptOutChange;
import org.quietline.application.port.MessageLog.Intake;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** What every {@link MessageLog} must do with incoming messages. */
public interface MessageLogIntakeContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void an_incoming_message_reads_back_equal_with_every_field_filled() {
        Store store = emptyStore();
        IncomingMessage message = IncomingMessage.received(sm(1), ADA, DESK, text("Hello"), NOON, 3)
                .withMedia(List.of(
                        new Media("https://carrier.test/media/1?x=y&z=%20", "image/jpeg"),
                        new Media("https://carrier.test/media/2", "audio/amr")))
                .withOptOut(OptOutKeyword.HELP)
                .handled(new Handling(true, false, Samples.out(1), Silence.TOO_LATE, at(900_001)));
        record(store, message);
        assertThat(store.messageLog().findIncoming(sm(1))).contains(message);
    }

    @Test
    default void an_incoming_message_reads_back_equal_with_every_optional_absent() {
        Store store = emptyStore();
        IncomingMessage message = IncomingMessage.received(sm(1), ADA, DESK, text(""), NOON, 1);
        record(store, message);
        assertThat(store.messageLog().findIncoming(sm(1))).contains(message);
    }

    @Test
    default void every_reason_for_silence_and_every_keyword_reads_back() {
        Store store = emptyStore();
        int n = 0;
        for (Silence silence : Silence.values()) {
            IncomingMessage message =
                    incoming(++n, ADA, "Hello", at(n)).handled(new Handling(false, false, null, silence, null));
            record(store, message);
            assertThat(store.messageLog().findIncoming(sm(n))).contains(message);
        }
        for (OptOutKeyword keyword : OptOutKeyword.values()) {
            IncomingMessage message = incoming(++n, ADA, "Hello", at(n)).withOptOut(keyword);
            record(store, message);
            assertThat(store.messageLog().findIncoming(sm(n))).contains(message);
        }
    }

    @Test
    default void nothing_is_found_in_an_empty_log() {
        Store store = emptyStore();
        assertThat(store.messageLog().findIncoming(sm(1))).isEmpty();
        assertThat(store.messageLog().recorded(List.of())).isEmpty();
        assertThat(store.messageLog().recorded(List.of(sm(1), sm(2)))).isEmpty();
    }

    @Test
    default void a_message_and_its_acknowledgement_are_stored_together() {
        Store store = emptyStore();
        IncomingMessage message = acknowledged(1, ADA, "Hello", NOON);
        Stored<?> acknowledgement = record(store, message, acknowledgement(1, ADA, NOON));
        assertThat(store.messageLog().findIncoming(sm(1))).contains(message);
        assertThat(acknowledgement.value()).isEqualTo(acknowledgement(1, ADA, NOON));
        assertThat(store.messageLog().findOutgoing(Samples.out(1)))
                .map(Stored::value)
                .contains(acknowledgement(1, ADA, NOON));
        assertThat(store.messageLog().findOutgoing(Samples.out(1)))
                .map(Stored::version)
                .contains(acknowledgement.version());
    }

    @Test
    default void a_second_arrival_is_a_duplicate_and_changes_nothing() {
        Store store = emptyStore();
        IncomingMessage first = incoming(1, ADA, "first", NOON);
        record(store, first);
        Arrival second = new Arrival(
                acknowledged(1, ADA, "second", at(5)), acknowledgement(1, ADA, at(5)), OptOutChange.NONE, "Ada");
        assertThat(store.messageLog().record(second)).isEqualTo(new Intake.Duplicate());
        assertThat(store.messageLog().findIncoming(sm(1))).contains(first);
        assertThat(store.messageLog().findOutgoing(Samples.out(1))).isEmpty();
    }

    @Test
    default void the_same_arrival_again_is_a_duplicate() {
        Store store = emptyStore();
        Arrival arrival = new Arrival(
                acknowledged(1, ADA, "Hello", NOON), acknowledgement(1, ADA, NOON), OptOutChange.NONE, null);
        assertThat(store.messageLog().record(arrival)).isInstanceOf(Intake.Recorded.class);
        assertThat(store.messageLog().record(arrival)).isEqualTo(new Intake.Duplicate());
        assertThat(store.messageLog().record(arrival)).isEqualTo(new Intake.Duplicate());
    }

    @Test
    default void of_fifty_arrivals_at_once_exactly_one_is_recorded() {
        Store store = emptyStore();
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE));
        List<Intake> intakes = Together.run(
                50,
                n -> store.messageLog()
                        .record(new Arrival(
                                acknowledged(1, ADA, "Hello", NOON)
                                        .handled(new Handling(true, false, Samples.out(100 + n), null, null)),
                                OutgoingMessage.queued(
                                        Samples.out(100 + n),
                                        ADA,
                                        text("We have it."),
                                        new Origin.Acknowledgement(sm(1)),
                                        NOON),
                                OptOutChange.NONE,
                                null)));
        assertThat(intakes).filteredOn(Intake.Recorded.class::isInstance).hasSize(1);
        assertThat(intakes).filteredOn(Intake.Duplicate.class::isInstance).hasSize(49);
        IncomingMessage stored = store.messageLog().findIncoming(sm(1)).orElseThrow();
        assertThat(store.messagePages()
                        .outgoing(MessagePages.OutgoingFilter.ALL, Order.NEWEST_FIRST, null, 100)
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(Optional.of(row.id())).isEqualTo(stored.acknowledgement()));
    }

    @Test
    default void fifty_different_arrivals_at_once_are_all_recorded() {
        Store store = emptyStore();
        List<Intake> intakes = Together.run(50, n -> record(store, incoming(n, ADA, "Hello " + n, at(n))));
        assertThat(intakes).hasSize(50).allMatch(Intake.Recorded.class::isInstance);
        assertThat(store.messagePages()
                        .incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 100)
                        .rows())
                .hasSize(50);
    }

    @Test
    default void tells_which_messages_are_recorded() {
        Store store = emptyStore();
        record(store, incoming(1, ADA, "one", NOON));
        record(store, incoming(3, ADA, "three", NOON));
        List<MessageId> asked =
                IntStream.rangeClosed(1, 1_000).mapToObj(Samples::sm).toList();
        assertThat(store.messageLog().recorded(asked)).containsExactlyInAnyOrder(sm(1), sm(3));
    }

    @Test
    default void a_stop_marks_the_opt_out_with_the_time_of_the_message() {
        Store store = emptyStore();
        User ada = User.of(ADA, UserStatus.ACTIVE).named("Ada").created(at(-9)).updated(at(-9));
        store.userDirectory().add(ada);
        store.userDirectory().add(User.of(BOB, UserStatus.ACTIVE));
        arrives(store, 1, OptOutChange.OPT_OUT);
        assertThat(store.userDirectory().find(ADA)).hasValueSatisfying(user -> {
            assertThat(user.optedOutAt()).contains(at(1));
            assertThat(user.optedIn().updated(at(-9))).isEqualTo(ada);
        });
        assertThat(store.userDirectory().find(BOB)).contains(User.of(BOB, UserStatus.ACTIVE));
    }

    @Test
    default void of_several_stops_the_time_of_the_latest_is_kept() {
        Store store = emptyStore();
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE));
        arrives(store, 2, OptOutChange.OPT_OUT);
        arrives(store, 4, OptOutChange.OPT_OUT);
        arrives(store, 3, OptOutChange.OPT_OUT);
        arrives(store, 5, OptOutChange.NONE);
        assertThat(store.userDirectory().find(ADA).flatMap(User::optedOutAt)).contains(at(4));
        recovered(store, 1, at(3));
        assertThat(store.userDirectory().find(ADA).flatMap(User::optedOutAt)).contains(at(4));
    }

    @Test
    default void a_start_lifts_the_opt_out_and_a_duplicate_of_the_stop_does_not_bring_it_back() {
        Store store = emptyStore();
        store.userDirectory().add(User.of(ADA, UserStatus.INACTIVE).optedOut(at(-5)));
        arrives(store, 1, OptOutChange.OPT_OUT);
        arrives(store, 2, OptOutChange.OPT_IN);
        assertThat(arrives(store, 1, OptOutChange.OPT_OUT)).isEqualTo(new Intake.Duplicate());
        assertThat(store.userDirectory().find(ADA).map(user -> user.updated(null)))
                .contains(User.of(ADA, UserStatus.INACTIVE));
    }

    @Test
    default void a_recovered_opt_in_lifts_an_older_opt_out_and_leaves_a_newer_one() {
        Store store = emptyStore();
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE).optedOut(at(5)));
        recovered(store, 1, at(4));
        assertThat(store.userDirectory().find(ADA).flatMap(User::optedOutAt)).contains(at(5));
        recovered(store, 2, at(6));
        assertThat(store.userDirectory().find(ADA).flatMap(User::optedOutAt)).isEmpty();
    }

    private static void recovered(Store store, int n, Instant sentAt) {
        IncomingMessage message =
                incoming(n, ADA, "START", sentAt).handled(new Handling(true, false, null, Silence.KEYWORD, at(60)));
        store.messageLog().record(new Arrival(message, null, OptOutChange.OPT_IN, null));
    }

    @Test
    default void a_keyword_from_a_stranger_makes_no_user() {
        Store store = emptyStore();
        arrives(store, 1, OptOutChange.OPT_OUT);
        arrives(store, 2, OptOutChange.OPT_IN);
        assertThat(store.userDirectory().find(ADA)).isEmpty();
        assertThat(store.userDirectory().list(null, null, 10).rows()).isEmpty();
    }

    private static Intake arrives(Store store, int n, OptOutChange change) {
        return store.messageLog().record(new Arrival(incoming(n, ADA, "word", at(n)), null, change, null));
    }

    @Test
    default void an_arrival_opens_the_conversation_of_its_sender_and_no_other() {
        Store store = emptyStore();
        store.conversations().handle(ADA, "olga", NOON);
        store.conversations().handle(BOB, "olga", NOON);
        record(store, incoming(1, ADA, "Hello", at(1)));
        assertThat(store.conversations().find(ADA)).isEqualTo(new Conversation.Open());
        assertThat(store.conversations().find(BOB)).isEqualTo(new Conversation.Handled("olga", NOON));
    }

    @Test
    default void a_duplicate_does_not_open_the_conversation() {
        Store store = emptyStore();
        record(store, incoming(1, ADA, "Hello", at(1)));
        store.conversations().handle(ADA, "olga", at(2));
        record(store, incoming(1, ADA, "Hello", at(1)));
        assertThat(store.conversations().find(ADA)).isEqualTo(new Conversation.Handled("olga", at(2)));
    }

    @Test
    default void the_sender_needs_no_registration_to_be_kept() {
        Store store = emptyStore();
        record(store, incoming(1, ADA, "Hello", NOON));
        assertThat(store.userDirectory().find(ADA)).isEmpty();
        assertThat(store.messageLog().recorded(List.of(sm(1)))).containsExactly(sm(1));
    }
}
