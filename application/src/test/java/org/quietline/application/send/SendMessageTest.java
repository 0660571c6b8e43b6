package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.person;
import static org.quietline.application.port.Samples.text;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.Desk;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.Together;
import org.quietline.application.send.SendMessage.Command;
import org.quietline.application.send.SendMessage.Outcome;
import org.quietline.application.send.SendMessage.Reason;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

class SendMessageTest {
    private static final Command HELLO = new Command(out(1), ADA, text("Hello"), "olga", null);

    private final Desk desk = new Desk();

    /** Who waits for an answer that the test has yet to give would wait for seconds; an interrupted thread does not. */
    @BeforeEach
    void be_in_a_hurry() {
        Thread.currentThread().interrupt();
    }

    @AfterEach
    void be_patient_again() {
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void the_message_is_stored_with_its_operator_before_the_carrier_hears_of_it() {
        desk.register(ADA);
        Outcome outcome = desk.send.send(HELLO);
        assertThat(desk.carrier.offered()).isEmpty();
        OutgoingMessage stored = desk.onlyOutgoing();
        assertThat(outcome).isEqualTo(new Outcome.Stored(stored, true));
        assertThat(stored.id()).isEqualTo(out(1));
        assertThat(stored.origin()).isEqualTo(new Origin.Operator("olga", null));
        assertThat(stored.sender()).isEmpty();
        assertThat(stored.delivery().status()).isEqualTo(DeliveryStatus.SENDING);
        desk.tasks.runAll();
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void the_sender_learns_what_the_carrier_said() {
        InMemoryStore store = desk.store;
        desk.register(ADA);
        desk.carrier.refuses(21211);
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
                () -> desk.send.send(HELLO), task -> Thread.ofVirtual().start(task));
        Thread.interrupted();
        await().until(() -> desk.tasks.waiting() == 1);
        desk.tasks.runAll();
        Outcome told = outcome.join();
        Thread.currentThread().interrupt();
        assertThat(told).isEqualTo(new Outcome.Stored(store.allOutgoing().getFirst(), true));
        assertThat(store.allOutgoing().getFirst().delivery().status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void the_same_form_again_sends_nothing_and_tells_how_far_it_is() {
        desk.register(ADA);
        desk.send.send(HELLO);
        desk.tasks.runAll();
        assertThat(desk.send.send(HELLO)).isEqualTo(new Outcome.Stored(desk.onlyOutgoing(), false));
        desk.tasks.runAll();
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(desk.store.auditTrail().lines()).containsExactly("olga send " + out(1));
    }

    @Test
    void who_asks_again_for_a_message_that_waits_does_not_keep_it_waiting() {
        desk.register(ADA);
        desk.carrier.takesNothing();
        desk.send.send(HELLO);
        desk.tasks.runAll();
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        int before = desk.trouble.calls();
        CompletableFuture<Outcome> again = CompletableFuture.supplyAsync(
                () -> desk.send.send(HELLO), task -> Thread.ofVirtual().start(task));
        Thread.interrupted();
        await().until(() -> desk.trouble.calls() > before);
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            desk.roundAfter(Duration.ofSeconds(1));
            return again.isDone();
        });
        Outcome told = again.join();
        Thread.currentThread().interrupt();
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(told).isEqualTo(new Outcome.Stored(desk.onlyOutgoing(), false));
    }

    @Test
    void the_same_form_again_tells_the_stored_result_also_when_the_user_is_gone_since() {
        desk.register(ADA);
        desk.send.send(HELLO);
        desk.tasks.runAll();
        assertThat(desk.store.userDirectory().update(ADA, User::deactivated)).isPresent();
        assertThat(desk.send.send(HELLO)).isEqualTo(new Outcome.Stored(desk.onlyOutgoing(), false));
    }

    @Test
    void a_used_id_with_other_content_is_a_conflict() {
        desk.register(ADA);
        desk.register(BOB);
        desk.send.send(HELLO);
        assertThat(desk.send.send(new Command(out(1), ADA, text("Other"), "olga", null)))
                .isEqualTo(new Outcome.Conflict());
        assertThat(desk.send.send(new Command(out(1), BOB, text("Hello"), "olga", null)))
                .isEqualTo(new Outcome.Conflict());
        desk.tasks.runAll();
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(desk.dispatch.reserve(ADA)).isPresent();
    }

    @Test
    void a_used_id_tells_nothing_of_who_is_registered() {
        desk.register(ADA);
        desk.send.send(HELLO);
        Command other = new Command(out(1), BOB, text("Other"), "olga", null);
        assertThat(desk.send.send(other)).as("unknown").isEqualTo(new Outcome.Conflict());
        desk.store.userDirectory().add(User.of(BOB, UserStatus.INACTIVE));
        assertThat(desk.send.send(other)).as("inactive").isEqualTo(new Outcome.Conflict());
        assertThat(desk.store
                        .userDirectory()
                        .update(BOB, user -> user.activated().optedOut(MutableClock.NOON)))
                .isPresent();
        assertThat(desk.send.send(other)).as("opted out").isEqualTo(new Outcome.Conflict());
        assertThat(desk.send.send(new Command(out(1), BOB, text(""), "olga", null)))
                .as("empty")
                .isEqualTo(new Outcome.Conflict());
    }

    @Test
    void a_double_click_sends_once() {
        desk.register(ADA);
        Together.run(20, n -> {
            Thread.currentThread().interrupt();
            return desk.send.send(HELLO);
        });
        desk.tasks.runAll();
        assertThat(desk.carrier.offered()).hasSize(1);
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "\u200B"})
    void an_empty_message_is_not_sent(String text) {
        desk.register(ADA);
        assertRejected(new Command(out(1), ADA, text(text), "olga", null), Reason.EMPTY);
    }

    @Test
    void a_message_of_1600_units_is_sent_and_a_longer_one_is_not() {
        desk.register(ADA);
        assertRejected(new Command(out(1), ADA, text("x".repeat(1_601)), "olga", null), Reason.TOO_LONG);
        assertThat(desk.send.send(new Command(out(2), ADA, text("x".repeat(1_600)), "olga", null)))
                .isInstanceOf(Outcome.Stored.class);
    }

    @Test
    void nobody_but_a_registered_user_who_wants_messages_is_written_to() {
        assertRejected(HELLO, Reason.UNKNOWN);
        desk.store.userDirectory().add(User.of(ADA, UserStatus.INACTIVE));
        assertRejected(HELLO, Reason.INACTIVE);
        desk.store.userDirectory().add(User.of(BOB, UserStatus.ACTIVE).optedOut(MutableClock.NOON));
        assertRejected(new Command(out(2), BOB, text("Hello"), "olga", null), Reason.OPTED_OUT);
    }

    private void assertRejected(Command command, Reason reason) {
        assertThat(desk.send.send(command)).isEqualTo(new Outcome.Rejected(reason));
        assertThat(desk.store.allOutgoing()).isEmpty();
        assertThat(desk.store.auditTrail().lines()).isEmpty();
        assertThat(desk.tasks.waiting()).isZero();
    }

    @Test
    void a_store_that_is_down_sends_nothing_and_keeps_no_slot() {
        desk.register(ADA);
        for (int i = 0; i < 2 * Desk.SLOTS; i++) {
            desk.trouble.goDown();
            assertThatThrownBy(() -> desk.send.send(HELLO)).isInstanceOf(StoreUnavailableException.class);
            desk.trouble.comeBack();
        }
        assertThat(desk.store.allOutgoing()).isEmpty();
        desk.trouble.loseOneReply();
        Command other = new Command(out(2), ADA, text("Hello"), "olga", null);
        assertThatThrownBy(() -> desk.send.send(other)).isInstanceOf(StoreUnavailableException.class);
        desk.send.send(HELLO);
        desk.send.send(HELLO);
        assertThat(desk.freeSlots()).isEqualTo(Desk.SLOTS - 1);
    }

    @Test
    void when_the_stores_reply_is_lost_the_message_is_not_sent_by_a_second_try_either() {
        desk.register(ADA);
        desk.trouble.loseOneReply();
        assertThatThrownBy(() -> desk.send.send(HELLO)).isInstanceOf(StoreUnavailableException.class);
        assertThat(desk.send.send(HELLO)).isInstanceOf(Outcome.Stored.class);
        desk.tasks.runAll();
        desk.roundAfter(Duration.ofSeconds(61));
        assertThat(desk.carrier.offered()).isEmpty();
        assertThat(desk.onlyOutgoing().delivery().status()).isEqualTo(DeliveryStatus.UNCONFIRMED);
    }

    @Test
    void an_audit_that_fails_does_not_undo_the_send() {
        Desk broken = new Desk();
        broken.register(ADA);
        broken.audit.write("olga", "find", "", "");
        broken.auditTrouble.goDown();
        assertThat(broken.send.send(HELLO)).isInstanceOf(Outcome.Stored.class);
        broken.tasks.runAll();
        assertThat(broken.carrier.offered()).hasSize(1);
        assertThat(broken.onlyOutgoing().reference()).contains(ScriptedCarrier.reference(1));
    }

    @Test
    void without_a_free_slot_the_message_waits_its_turn() {
        for (int n = 1; n <= Desk.SLOTS + 1; n++) {
            desk.register(person(n));
            desk.send.send(new Command(out(n), person(n), text("Hello"), "olga", null));
        }
        assertThat(desk.outgoing(out(Desk.SLOTS + 1)).delivery().status()).isEqualTo(DeliveryStatus.QUEUED);
        desk.tasks.runAll();
        desk.roundAfter(Duration.ZERO);
        assertThat(desk.outgoing(out(Desk.SLOTS + 1)).delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }
}
