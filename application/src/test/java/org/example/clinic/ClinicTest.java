package org.example.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.quietline.application.TransparentSeal;
import org.quietline.application.access.CheckAccess.Use;
import org.quietline.application.access.Principal;
import org.quietline.application.access.SignIn;
import org.quietline.application.browse.FollowMessages.Event;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.ListedOperators;
import org.quietline.application.port.LiveFeed;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.QuickPasswords;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SeededSecrets;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.reconcile.Reconcile;
import org.quietline.application.reconcile.RecoverIncoming;
import org.quietline.application.reconcile.SettleUnconfirmed;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.application.users.ManageUsers;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;

/** A clinic's day, with everything in memory and no adapter: each use case once, as another program would use it. */
class ClinicTest {
    private static final PhoneNumber OURS = PhoneNumber.parse("+15550100000");
    private static final PhoneNumber ADA = PhoneNumber.parse("+15550111111");
    private static final PhoneNumber STRANGER = PhoneNumber.parse("+15550122222");

    private final MutableClock clock = new MutableClock();
    private final ScriptedCarrier carrier = new ScriptedCarrier(clock);
    private final ListedOperators operators = new ListedOperators();
    private final TransparentSeal references = new TransparentSeal(1);
    private final Clinic clinic = new Clinic(new InMemoryStore(), surroundings(), OURS);

    private Clinic.Surroundings surroundings() {
        return new Clinic.Surroundings(
                carrier,
                carrier,
                operators,
                new QuickPasswords(),
                new SeededSecrets(1),
                new SequentialIds(),
                references,
                new SecretKeySpec(new byte[32], "HmacSHA256"),
                clock,
                Runnable::run);
    }

    // @start region="a-text"
    private ReceiveMessage.Outcome texts(MessageId id, PhoneNumber from, String text) {
        return clinic.receive.receive(
                new ReceiveMessage.Received(id, from, OURS, MessageText.of(text), 1, List.of(), null, null));
    }
    // @end

    private static MessageId id(int n) {
        return new MessageId("SM%032d".formatted(n));
    }

    private OutgoingMessage newest() {
        return clinic.messages
                .outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, null, 1)
                .rows()
                .getFirst();
    }

    @Test
    void a_patient_texts_and_is_answered_once() {
        clinic.manage.add(ADA, "Ada", "setup");

        assertThat(texts(id(1), ADA, "Can I come at 9?")).isEqualTo(ReceiveMessage.Outcome.ACKNOWLEDGED);
        assertThat(texts(id(1), ADA, "Can I come at 9?")).isEqualTo(ReceiveMessage.Outcome.DUPLICATE);
        assertThat(texts(id(2), STRANGER, "Hello")).isEqualTo(ReceiveMessage.Outcome.KEPT_SILENT);

        assertThat(carrier.offered()).hasSize(1);
        Listing<IncomingMessage> log =
                clinic.messages.incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, Listing.DEFAULT_LIMIT);
        assertThat(log.rows()).extracting(IncomingMessage::responseSent).containsExactlyInAnyOrder(true, false);
        assertThat(log.name(ADA)).contains("Ada");
    }

    @Test
    void the_clinic_writes_and_hears_what_became_of_it() {
        clinic.manage.add(ADA, "Ada", "setup");
        // @start region="a-send"
        MessageId id = new MessageId("0f8fad5b-d9cb-469f-a165-70867728950e");
        SendMessage.Outcome outcome = clinic.send.send(
                new SendMessage.Command(id, ADA, MessageText.of("Yes, see you at 9"), "reception", null));
        // @end
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SendMessage.Outcome.Stored.class,
                        stored ->
                                assertThat(stored.message().delivery().status()).isEqualTo(DeliveryStatus.SENT));

        // @start region="a-report"
        CarrierReference reference = newest().reference().orElseThrow();
        RecordDelivery.Outcome news =
                clinic.delivery.record(CarrierReport.of(reference, CarrierStatus.DELIVERED, clock.instant()), id);
        // @end
        assertThat(news).isEqualTo(RecordDelivery.Outcome.RECORDED);
        assertThat(newest().delivery().status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(clinic.messages.conversation(ADA, null, 50).messages().rows())
                .hasSize(1);
        assertThat(clinic.messages.message(id)).isPresent();
    }

    @Test
    void what_failed_is_sent_again_when_somebody_says_so() {
        clinic.manage.add(ADA, "Ada", "setup");
        carrier.refuses(30007);
        MessageId failed = new MessageId("00000000-0000-4000-8000-00000000aaaa");
        clinic.send.send(new SendMessage.Command(failed, ADA, MessageText.of("Hello"), "reception", null));
        assertThat(newest().delivery().status()).isEqualTo(DeliveryStatus.FAILED);

        MessageId again = new MessageId("00000000-0000-4000-8000-00000000bbbb");
        assertThat(clinic.retry.retry(failed, again, "reception")).isInstanceOf(RetryMessage.Outcome.Tried.class);
        assertThat(newest().id()).isEqualTo(again);
        assertThat(newest().delivery().status()).isEqualTo(DeliveryStatus.SENT);
    }

    @Test
    void what_waits_is_sent_by_the_next_round() {
        clinic.manage.add(ADA, "Ada", "setup");
        carrier.takesNothing();
        texts(id(1), ADA, "Hello");
        assertThat(newest().delivery().status()).isEqualTo(DeliveryStatus.QUEUED);

        // @start region="a-round"
        clock.advance(Duration.ofMinutes(1));
        clinic.dispatch.round(); // call it every second or so
        clinic.statistics.round(); // and this every minute
        // @end
        assertThat(newest().delivery().status()).isEqualTo(DeliveryStatus.SENT);
        assertThat(clinic.service.report(1).days()).hasSize(1);
    }

    @Test
    void what_was_lost_on_the_way_is_found_in_the_carriers_log() {
        clinic.manage.add(ADA, "Ada", "setup");
        carrier.acceptsUnheard();
        MessageId unheard = new MessageId("00000000-0000-4000-8000-00000000cccc");
        clinic.send.send(new SendMessage.Command(unheard, ADA, MessageText.of("Hello"), "reception", null));
        assertThat(newest().delivery().status()).isEqualTo(DeliveryStatus.UNCONFIRMED);
        carrier.hasReceived(
                new CarrierRecords.Received(id(7), ADA, OURS, MessageText.of("Hi"), clock.instant(), 1, false));
        clock.advance(SettleUnconfirmed.SILENT_AFTER.plus(RecoverIncoming.MINIMUM_AGE));

        // @start region="a-reconciliation"
        Reconcile.Report report = clinic.reconcile.reconcile(Duration.ofHours(1));
        // @end
        assertThat(report.foundSomething()).isTrue();
        assertThat(clinic.messages.message(id(7))).isPresent();
        assertThat(clinic.messages.message(unheard)).isPresent();
        assertThat(clinic.messages
                        .outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, null, 50)
                        .rows())
                .allMatch(message -> message.delivery().status() != DeliveryStatus.UNCONFIRMED);
    }

    @Test
    void whoever_is_looking_sees_what_happens() throws InterruptedException {
        clinic.manage.add(ADA, "Ada", "setup");
        BlockingQueue<Event> seen = new LinkedBlockingQueue<>();
        // @start region="to-follow"
        LiveFeed.Subscription following = clinic.follow.follow(null, seen::add);
        // @end
        texts(id(1), ADA, "Hello");
        assertThat(clinic.follow.followers()).isEqualTo(1);
        assertThat(seen.poll(30, TimeUnit.SECONDS)).isNotNull();
        following.close();
        clinic.follow.close();
    }

    @Test
    void people_and_programs_come_in_and_all_they_do_is_written_down() {
        operators.addOperator("olga", QuickPasswords.hash("correct horse"));
        // @start region="a-sign-in"
        SignIn.Outcome outcome = clinic.signIn.signIn("olga", "correct horse", "192.0.2.1");
        // @end
        String token = outcome instanceof SignIn.Outcome.SignedIn signedIn ? signedIn.token() : "";
        Optional<Principal> principal = clinic.access.session(token, Use.BY_HAND);
        assertThat(principal).map(Principal::name).contains("olga");
        assertThat(clinic.access.program("nobody's token")).isEmpty();

        clinic.manage.add(ADA, "Ada", "olga");
        assertThat(clinic.manage.deactivate(ADA, "olga")).isInstanceOf(ManageUsers.Outcome.Changed.class);
        assertThat(clinic.users.list("A", null, 50).rows()).hasSize(1);
        assertThat(clinic.find.find(ADA, "olga")).isTrue();
        texts(id(1), ADA, "Hello");
        clinic.tend.handle(ADA, "olga");
        assertThat(clinic.messages.conversation(ADA, null, 50).state()).isInstanceOf(Conversation.Handled.class);
        clinic.access.signOut(token);
        assertThat(clinic.access.session(token, Use.BY_HAND)).isEmpty();

        assertThat(clinic.auditPages.list(null, 50).rows()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(clinic.verifyAudit.verify().faults()).isEmpty();
        assertThat(clinic.readiness.askNow()).isTrue();
    }

    @Test
    void it_ends_when_everything_is_said() throws InterruptedException {
        // @start region="the-end"
        boolean allEnded = clinic.dispatch.close(Duration.ofSeconds(20));
        clinic.statistics.finish();
        // @end
        assertThat(allEnded).isTrue();
        assertThat(clinic.dispatch.load().withCarrier()).isZero();
    }
}
