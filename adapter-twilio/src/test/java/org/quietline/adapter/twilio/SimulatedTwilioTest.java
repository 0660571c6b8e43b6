package org.quietline.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quietline.adapter.twilio.carrier.TwilioAccount;
import org.quietline.adapter.twilio.carrier.TwilioSettings;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Credentials;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.adapter.twilio.webhook.TwilioWebhooks;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.Observer;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

/** Texts, acknowledgements, callbacks and the log, all the way through the simulator and back. */
class SimulatedTwilioTest {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final PhoneNumber OURS = PhoneNumber.parse("+15550100000");
    private static final PhoneNumber ADA = PhoneNumber.parse("+15550111111");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final InstantSource clock = InstantSource.system();
    private final InMemoryStore store = new InMemoryStore();
    private final List<AutoCloseable> open = new ArrayList<>();
    private TwilioSimulator simulator = TwilioSimulator.start(SimulatorConfig.defaults());
    private CarrierRecords records = new TwilioAccount(settings(URI.create("http://127.0.0.1")), clock).records();

    @BeforeEach
    void start() throws IOException {
        simulator.close();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI publicUrl = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        simulator = TwilioSimulator.start(SimulatorConfig.defaults()
                .withAccount(ACCOUNT, TOKEN)
                .withNumbers(OURS.unmasked())
                .withPace(Duration.ZERO)
                .withIncomingWebhook(URI.create(publicUrl + TwilioWebhooks.INCOMING_PATH + "#rc=2&rp=all")));
        TwilioAccount account = new TwilioAccount(settings(publicUrl), clock);
        records = account.records();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        DispatchQueued dispatch = new DispatchQueued(
                store.messageLog(),
                account.carrier(),
                new AttemptRecorder(store.messageLog(), store.userDirectory(), new Backoff(new Random(1)), clock),
                threads,
                threads,
                clock,
                4,
                Duration.ofSeconds(1),
                Observer.NONE);
        ReceiveMessage receive = new ReceiveMessage(
                store.userDirectory(),
                store.messageLog(),
                dispatch,
                new SequentialIds(),
                clock,
                new ReceiveMessage.Policy(MessageText.of("Received. \ud83d\ude42"), 0, Set.of(OURS)),
                Observer.NONE);
        TwilioWebhooks webhooks = new TwilioWebhooks(
                new TwilioWebhooks.Settings(ACCOUNT, List.of(TOKEN), publicUrl, simulator.baseUrl(), OURS),
                receive,
                new RecordDelivery(store.messageLog(), dispatch.outcomes(), Observer.NONE),
                clock);
        server.createContext(TwilioWebhooks.INCOMING_PATH, exchange -> serve(webhooks.incoming(), exchange));
        server.createContext(TwilioWebhooks.STATUS_PATH, exchange -> serve(webhooks.status(), exchange));
        server.setExecutor(threads);
        server.start();
        store.userDirectory().add(User.of(ADA, UserStatus.ACTIVE));
        open.addAll(List.of(simulator, account, threads::shutdownNow, () -> server.stop(0)));
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
    }

    private TwilioSettings settings(URI publicUrl) {
        return new TwilioSettings(
                ACCOUNT,
                Credentials.authToken(ACCOUNT, TOKEN),
                simulator.baseUrl(),
                List.of(OURS),
                null,
                publicUrl,
                4,
                Patience.USUAL);
    }

    private static void serve(Webhook webhook, HttpExchange exchange) throws IOException {
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String signature = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Twilio-Signature"))
                    .orElse("");
            Webhook.Answer answer =
                    webhook.handle(new Webhook.Request(exchange.getRequestURI().toString(), signature, body));
            byte[] answered = answer.body().getBytes(StandardCharsets.UTF_8);
            if (!answer.contentType().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            }
            exchange.sendResponseHeaders(answer.status(), answered.length == 0 ? -1 : answered.length);
            out.write(answered);
        }
    }

    private OutgoingMessage onlyOutgoing() {
        assertThat(store.allOutgoing()).hasSize(1);
        return store.allOutgoing().getFirst();
    }

    private void awaitStatus(DeliveryStatus status) {
        await().atMost(PATIENCE)
                .until(() -> store.allOutgoing().stream()
                        .map(OutgoingMessage::delivery)
                        .map(Delivery::status)
                        .anyMatch(status::equals));
    }

    private void strike(Fault fault, Strike strike) {
        simulator.faults().replace(FaultDocument.NONE.with(fault, strike));
    }

    @Test
    void a_text_is_kept_acknowledged_and_reported_as_delivered() throws InterruptedException {
        simulator.text(ADA.unmasked(), "Née & co + 100% \ud83d\ude42\nbye");
        awaitStatus(DeliveryStatus.DELIVERED);
        assertThat(store.allIncoming()).hasSize(1);
        assertThat(store.allIncoming().getFirst().text().value()).isEqualTo("Née & co + 100% \ud83d\ude42\nbye");
        assertThat(simulator.messagesOf(ADA.unmasked()))
                .anyMatch(message ->
                        !message.isInbound() && message.content().body().equals("Received. \ud83d\ude42"));
    }

    @Test
    void a_stranger_hears_nothing() throws InterruptedException {
        simulator.text("+15550199999", "Hello?");
        assertThat(store.allIncoming()).hasSize(1);
        assertThat(simulator.messagesOf("+15550199999")).hasSize(1);
    }

    @Test
    void an_answer_that_was_lost_is_told_by_the_callback_and_nothing_is_sent_twice() throws InterruptedException {
        strike(Fault.API_DROP_AFTER, Strike.next(1));
        simulator.text(ADA.unmasked(), "Hello");
        awaitStatus(DeliveryStatus.DELIVERED);
        assertThat(simulator.messagesOf(ADA.unmasked())).hasSize(2);
        assertThat(onlyOutgoing().attempts()).isEqualTo(1);
    }

    @Test
    void after_a_500_nobody_knows_and_nothing_is_sent_again() throws InterruptedException {
        strike(Fault.API_500, Strike.ALWAYS);
        simulator.text(ADA.unmasked(), "Hello");
        awaitStatus(DeliveryStatus.UNCONFIRMED);
        assertThat(simulator.faults().struck()).isEqualTo(Map.of(Fault.API_500, 1));
    }

    @Test
    void after_a_429_it_stays_queued() throws InterruptedException {
        strike(Fault.API_429, Strike.ALWAYS);
        simulator.text(ADA.unmasked(), "Hello");
        awaitStatus(DeliveryStatus.QUEUED);
        assertThat(simulator.faults().struck()).isEqualTo(Map.of(Fault.API_429, 1));
    }

    @Test
    void a_text_whose_webhook_was_lost_is_in_the_log() throws InterruptedException {
        Instant before = clock.instant().minusSeconds(1);
        strike(Fault.WEBHOOK_LOST, Strike.next(1));
        String sid =
                simulator.text(ADA.unmasked(), "Lost \ud83d\ude42").message().sid();
        assertThat(store.allIncoming()).isEmpty();
        List<CarrierRecords.Received> found = new ArrayList<>();
        records.eachReceivedSince(before, found::add);
        assertThat(found).hasSize(1);
        CarrierRecords.Received lost = found.getFirst();
        assertThat(lost.id().value()).isEqualTo(sid);
        assertThat(lost.from()).isEqualTo(ADA);
        assertThat(lost.to()).isEqualTo(OURS);
        assertThat(lost.text().value()).isEqualTo("Lost \ud83d\ude42");
        assertThat(lost.createdAt()).isBetween(before.minusSeconds(1), clock.instant());
    }

    @Test
    void one_without_a_date_of_sending_is_found_too() throws InterruptedException {
        simulator.faults().replace(new FaultDocument(null, null, new FaultDocument.Listing(0, 3_600_000), null, null));
        simulator.text("+15550199999", "Hello");
        List<CarrierRecords.Received> found = new ArrayList<>();
        records.eachReceivedSince(clock.instant().minusSeconds(60), found::add);
        assertThat(found).hasSize(1);
    }

    @Test
    void what_was_accepted_is_in_the_log() throws InterruptedException {
        Instant before = clock.instant().minusSeconds(1);
        simulator.text(ADA.unmasked(), "Hello");
        awaitStatus(DeliveryStatus.DELIVERED);
        CarrierReference reference = onlyOutgoing().reference().orElseThrow();
        List<CarrierRecords.Accepted> accepted =
                records.acceptedFor(ADA, before, clock.instant().plusSeconds(1));
        assertThat(accepted).extracting(CarrierRecords.Accepted::reference).containsExactly(reference);
        assertThat(accepted.getFirst().text()).isEqualTo(MessageText.of("Received. \ud83d\ude42"));
        assertThat(records.report(reference).orElseThrow().status()).isEqualTo(CarrierStatus.DELIVERED);
        assertThat(records.report(new CarrierReference("SM00000000000000000000000000000000")))
                .isEmpty();
        assertThat(records.acceptedFor(PhoneNumber.parse("+15550122222"), before, clock.instant()))
                .isEmpty();
    }
}
