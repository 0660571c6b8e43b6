package org.quietline.application.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.DESK;
import static org.quietline.application.port.Samples.person;
import static org.quietline.application.port.Samples.sm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.Desk;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Samples;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.receive.ReceiveMessage.Outcome;
import org.quietline.application.receive.ReceiveMessage.Received;
import org.quietline.application.send.DispatchQueued;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

class ReceiveMessageTest {
    private static final Duration LEASE = Duration.ofSeconds(61);

    private final Desk desk = new Desk();

    @Test
    void a_registered_user_is_acknowledged() {
        desk.register(ADA);
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.ACKNOWLEDGED);
        desk.tasks.runAll();

        OutgoingMessage acknowledgement = desk.onlyOutgoing();
        assertThat(acknowledgement.to()).isEqualTo(ADA);
        assertThat(acknowledgement.sender()).contains(DESK);
        assertThat(acknowledgement.text()).isEqualTo(Samples.text(Desk.ACKNOWLEDGEMENT));
        assertThat(acknowledgement.origin()).isEqualTo(new Origin.Acknowledgement(sm(1)));
        assertThat(acknowledgement.delivery().status()).isEqualTo(DeliveryStatus.SENT);
        IncomingMessage message = desk.incoming(1);
        assertThat(message.isRegistered()).isTrue();
        assertThat(message.responseSent()).isTrue();
        assertThat(message.acknowledgement()).contains(acknowledgement.id());
        assertThat(message.silence()).isEmpty();
        assertThat(message.timestamp()).isEqualTo(MutableClock.NOON);
        assertThat(desk.carrier.offered()).hasSize(1);
    }

    @Test
    void message_and_acknowledgement_are_stored_before_the_carrier_hears_of_it() {
        desk.register(ADA);
        desk.arrives(1, ADA, "Hello");
        assertThat(desk.carrier.offered()).isEmpty();
        assertThat(desk.incoming(1).responseSent()).isFalse();
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.SENDING);
    }

    @Test
    void nothing_is_answered_before_the_carrier_accepted() {
        desk.register(ADA);
        desk.carrier.refuses(30006);
        desk.arrives(1, ADA, "Hello");
        desk.tasks.runAll();
        assertThat(desk.incoming(1).responseSent()).isFalse();
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void a_stranger_gets_silence_and_the_message_is_kept() {
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.KEPT_SILENT);
        assertSilence(1, Silence.UNKNOWN_SENDER, false);
    }

    @Test
    void an_inactive_user_gets_silence() {
        desk.store.userDirectory().add(User.of(ADA, UserStatus.INACTIVE));
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.KEPT_SILENT);
        assertSilence(1, Silence.INACTIVE_USER, false);
    }

    @Test
    void a_user_who_opted_out_gets_silence() {
        desk.store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE).optedOut(MutableClock.NOON));
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.KEPT_SILENT);
        assertSilence(1, Silence.OPTED_OUT, true);
    }

    @Test
    void a_number_of_ours_gets_silence_even_when_registered() {
        desk.register(DESK);
        assertThat(desk.arrives(1, DESK, "Hello")).isEqualTo(Outcome.KEPT_SILENT);
        assertSilence(1, Silence.OWN_NUMBER, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whatsapp:+15557770001", "12345", "ACME", "15557770001", " +15557770001"})
    void a_sender_of_another_form_is_not_the_user_with_the_same_digits(String sender) {
        desk.register(ADA);
        assertThat(desk.arrives(1, PhoneNumber.ofSender(sender), "Hello")).isEqualTo(Outcome.KEPT_SILENT);
        assertSilence(1, Silence.UNKNOWN_SENDER, false);
    }

    private void assertSilence(int n, Silence why, boolean registered) {
        desk.tasks.runAll();
        IncomingMessage message = desk.incoming(n);
        assertThat(message.silence()).contains(why);
        assertThat(message.isRegistered()).isEqualTo(registered);
        assertThat(message.responseSent()).isFalse();
        assertThat(message.acknowledgement()).isEmpty();
        assertThat(desk.store.allOutgoing()).isEmpty();
        assertThat(desk.carrier.offered()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"stop,STOP", "' Unsubscribe\n',STOP", "yes,START", "HELP,HELP"})
    void a_keyword_is_kept_and_never_acknowledged(String text, OptOutKeyword keyword) {
        desk.register(ADA);
        assertThat(desk.arrives(1, ADA, text)).isEqualTo(Outcome.KEPT_SILENT);
        assertSilence(1, Silence.KEYWORD, true);
        assertThat(desk.incoming(1).optOut()).contains(keyword);
    }

    @Test
    void stop_opts_out_and_start_opts_in_again() {
        desk.register(ADA);
        desk.arrives(1, ADA, "STOP");
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .contains(MutableClock.NOON);
        assertThat(desk.arrives(2, ADA, "Hello")).isEqualTo(Outcome.KEPT_SILENT);
        assertThat(desk.arrives(3, ADA, "HELP")).isEqualTo(Outcome.KEPT_SILENT);
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .isPresent();
        desk.arrives(4, ADA, "START");
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .isEmpty();
        assertThat(desk.arrives(5, ADA, "Hello")).isEqualTo(Outcome.ACKNOWLEDGED);
        assertThat(desk.incoming(3).silence()).contains(Silence.KEYWORD);
    }

    @Test
    void an_inactive_user_may_opt_out_too() {
        desk.store.userDirectory().add(User.of(ADA, UserStatus.INACTIVE));
        desk.arrives(1, ADA, "STOP");
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .isPresent();
    }

    @Test
    void the_carriers_own_word_for_an_opt_out_counts_whatever_the_text() {
        desk.register(ADA);
        assertThat(desk.receive.receive(Desk.received(1, ADA, "basta", OptOutKeyword.STOP)))
                .isEqualTo(Outcome.KEPT_SILENT);
        assertThat(desk.incoming(1).optOut()).contains(OptOutKeyword.STOP);
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .isPresent();
    }

    @Test
    void a_bare_picture_is_kept_with_its_address_and_acknowledged() {
        desk.register(ADA);
        List<Media> media = List.of(new Media("https://carrier.test/media/1", "image/jpeg"));
        Received picture = new Received(sm(1), ADA, DESK, Samples.text(""), 1, media, null, null);
        assertThat(desk.receive.receive(picture)).isEqualTo(Outcome.ACKNOWLEDGED);
        assertThat(desk.incoming(1).media()).isEqualTo(media);
    }

    @Test
    void a_repeated_webhook_is_acknowledged_once() {
        desk.register(ADA);
        desk.arrives(1, ADA, "Hello");
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.DUPLICATE);
        desk.tasks.runAll();
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.DUPLICATE);
        desk.tasks.runAll();
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(desk.store.allOutgoing()).hasSize(1);
    }

    @Test
    void repeated_webhooks_use_up_neither_slots_nor_the_hours_acknowledgements() {
        desk.register(ADA);
        desk.arrives(1, ADA, "Hello");
        for (int i = 0; i < 10; i++) {
            desk.arrives(1, ADA, "Hello");
        }
        desk.tasks.runAll();
        assertThat(desk.arrives(2, ADA, "Hello")).isEqualTo(Outcome.ACKNOWLEDGED);
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS - 1);
    }

    @Test
    void too_many_messages_within_an_hour_are_kept_in_silence() {
        desk.register(ADA);
        desk.register(BOB);
        for (int n = 1; n <= Desk.PER_HOUR; n++) {
            assertThat(desk.arrives(n, ADA, "Hello")).isEqualTo(Outcome.ACKNOWLEDGED);
            desk.tasks.runAll();
        }
        assertThat(desk.arrives(10, ADA, "Hello")).isEqualTo(Outcome.KEPT_SILENT);
        assertThat(desk.incoming(10).silence()).contains(Silence.TOO_MANY);
        assertThat(desk.incoming(10).isRegistered()).isTrue();
        assertThat(desk.arrives(11, BOB, "Hello")).isEqualTo(Outcome.ACKNOWLEDGED);
        desk.clock.advance(Duration.ofHours(1));
        assertThat(desk.arrives(12, ADA, "Hello")).isEqualTo(Outcome.ACKNOWLEDGED);
    }

    @Test
    void a_recovered_message_bears_the_carriers_time() {
        Instant sentAt = MutableClock.NOON.minusSeconds(40);
        desk.receive.receive(recovered(1, sentAt));
        assertThat(desk.incoming(1).timestamp()).isEqualTo(sentAt);
        assertThat(desk.incoming(1).recoveredAt()).contains(MutableClock.NOON);
    }

    @ParameterizedTest
    @CsvSource({"899,ACKNOWLEDGED", "900,ACKNOWLEDGED", "901,KEPT_SILENT"})
    void a_message_recovered_more_than_a_quarter_of_an_hour_late_is_not_acknowledged(long seconds, Outcome outcome) {
        desk.register(ADA);
        assertThat(desk.receive.receive(recovered(1, MutableClock.NOON.minusSeconds(seconds))))
                .isEqualTo(outcome);
        assertThat(desk.incoming(1).silence().filter(Silence.TOO_LATE::equals).isPresent())
                .isEqualTo(outcome == Outcome.KEPT_SILENT);
    }

    private static Received recovered(int n, Instant sentAt) {
        return new Received(sm(n), ADA, DESK, Samples.text("Hello"), 1, List.of(), null, sentAt);
    }

    @Test
    void a_store_that_is_down_takes_nothing_and_costs_nothing() {
        desk.register(ADA);
        desk.trouble.goDown();
        for (int i = 0; i < 2 * Math.max(Desk.SLOTS, Desk.PER_HOUR); i++) {
            assertThatThrownBy(() -> desk.arrives(1, ADA, "Hello")).isInstanceOf(StoreUnavailableException.class);
        }
        desk.trouble.comeBack();
        assertThat(desk.store.allIncoming()).isEmpty();
        desk.trouble.loseOneReply();
        assertThatThrownBy(() -> desk.arrives(2, ADA, "Hello")).isInstanceOf(StoreUnavailableException.class);
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.ACKNOWLEDGED);
        desk.roundAfter(DispatchQueued.DOUBT);
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS);
    }

    @Test
    void when_the_stores_reply_is_lost_the_message_is_kept_and_acknowledged_once_it_shows() {
        desk.register(ADA);
        desk.trouble.loseOneReply();
        assertThatThrownBy(() -> desk.arrives(1, ADA, "Hello")).isInstanceOf(StoreUnavailableException.class);
        assertThat(desk.arrives(1, ADA, "Hello")).isEqualTo(Outcome.DUPLICATE);
        desk.trouble.goDown();
        desk.roundAfter(DispatchQueued.DOUBT);
        desk.trouble.comeBack();
        desk.roundAfter(DispatchQueued.DOUBT);
        desk.roundAfter(LEASE);
        desk.roundAfter(LEASE);
        assertThat(desk.incoming(1).text()).isEqualTo(Samples.text("Hello"));
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS);
    }

    @Test
    void when_it_shows_only_after_its_claim_ran_out_it_is_not_sent() {
        desk.register(ADA);
        desk.trouble.loseOneReply();
        assertThatThrownBy(() -> desk.arrives(1, ADA, "Hello")).isInstanceOf(StoreUnavailableException.class);
        desk.secondInstance().roundAfter(LEASE);
        desk.roundAfter(LEASE);
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.UNCONFIRMED);
        assertThat(desk.carrier.offered()).isEmpty();
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS);
    }

    @Test
    void without_a_free_slot_the_acknowledgement_waits_its_turn() {
        desk.register(ADA);
        desk.register(BOB);
        desk.register(person(3));
        desk.arrives(1, ADA, "one");
        desk.arrives(2, BOB, "two");
        assertThat(desk.arrives(3, person(3), "three")).isEqualTo(Outcome.ACKNOWLEDGED);
        OutgoingMessage third = desk.store.allOutgoing().getLast();
        assertThat(third.delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        desk.tasks.runAll();
        desk.roundAfter(Duration.ZERO);
        assertThat(desk.outgoing(third.id()).delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(desk.incoming(3).responseSent()).isTrue();
    }

    @Test
    void a_message_opens_the_conversation_again() {
        desk.store.conversations().handle(ADA, "olga", MutableClock.NOON);
        desk.arrives(1, ADA, "Hello");
        assertThat(desk.store.conversations().find(ADA)).isEqualTo(new Conversation.Open());
    }
}
