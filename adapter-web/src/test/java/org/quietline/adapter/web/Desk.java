package org.quietline.adapter.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.quietline.application.CheckReadiness;
import org.quietline.application.access.CheckAccess;
import org.quietline.application.access.SignIn;
import org.quietline.application.audit.Audit;
import org.quietline.application.audit.AuditSeal;
import org.quietline.application.browse.BrowseAudit;
import org.quietline.application.browse.BrowseConversations;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.FindContact;
import org.quietline.application.browse.FollowMessages;
import org.quietline.application.browse.Names;
import org.quietline.application.browse.ShowPicture;
import org.quietline.application.browse.TendConversation;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.AuditTrail;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.LinesOfUsers;
import org.quietline.application.port.MediaSource;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Observer;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.ScriptedCarrier;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.port.ServiceEvent;
import org.quietline.application.port.ServiceEvent.WebhookKind;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Statistics;
import org.quietline.application.port.StoreCheck;
import org.quietline.application.port.Unavailable;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.Outcomes;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.application.statistics.BrowseService;
import org.quietline.application.users.ImportUsers;
import org.quietline.application.users.ManageUsers;
import org.quietline.application.webhook.ObservedWebhook;
import org.quietline.application.webhook.Webhook;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Silence;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Seal;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** A whole desk in memory behind a real server on a free port. */
final class Desk implements AutoCloseable {
    static final String OPERATOR = "ana";
    static final String PASSWORD = "correct horse";
    static final String API_TOKEN = "api-token-of-the-crm";
    static final PhoneNumber BOB = PhoneNumber.parse("+15551234567");
    static final PhoneNumber STRANGER = PhoneNumber.parse("+15557654321");
    static final PhoneNumber OURS = PhoneNumber.parse("+15550001111");

    final MutableClock clock;
    final InMemoryStore store = new InMemoryStore();
    final ScriptedCarrier carrier;
    final Unavailable trouble = new Unavailable();
    final Seal seal = new TestSeal();
    final Webhooks webhooks = new Webhooks();
    volatile Function<Media, MediaSource.Fetched> files = file -> new MediaSource.Fetched.Gone();
    final RecordDelivery delivery = new RecordDelivery(store.messageLog(), new Outcomes(), Observer.NONE);
    final Set<String> removedOperators = new HashSet<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger received = new AtomicInteger();
    private final FollowMessages follow;
    private final WebServer server;

    /** What the webhooks told. */
    final BlockingQueue<ServiceEvent> events = new LinkedBlockingQueue<>();

    /** Webhooks whose answers a test decides. */
    static final class Webhooks {
        volatile Webhook incoming = request -> new Webhook.Answer(200, "text/xml", "<Response/>");
        volatile Webhook status = request -> new Webhook.Answer(204, "", "");
    }

    Desk() {
        this(new MutableClock(), URI.create("http://localhost"), null, true, 0);
    }

    Desk(Monitoring monitoring) {
        this(new MutableClock(), URI.create("http://localhost"), null, true, 0, monitoring);
    }

    Desk(
            MutableClock clock,
            URI publicBaseUrl,
            @Nullable String clientAddressHeader,
            boolean maskNumbersInText,
            int port) {
        this(clock, publicBaseUrl, clientAddressHeader, maskNumbersInText, port, Monitoring.NONE);
    }

    private Desk(
            MutableClock clock,
            URI publicBaseUrl,
            @Nullable String clientAddressHeader,
            boolean maskNumbersInText,
            int port,
            Monitoring monitoring) {
        this.clock = clock;
        this.carrier = new ScriptedCarrier(clock);
        this.follow = new FollowMessages(store.liveFeed(), "run", clock);
        this.server = WebServer.start(
                new WebSettings(
                        "127.0.0.1",
                        port,
                        publicBaseUrl,
                        clientAddressHeader,
                        maskNumbersInText,
                        () -> clock.instant().toEpochMilli() * 1_000_000),
                useCases(),
                monitoring);
    }

    private WebUseCases useCases() {
        MessageLog log = trouble.inFrontOf(MessageLog.class, store.messageLog());
        Statistics statistics = trouble.inFrontOf(Statistics.class, store.statistics());
        MessagePages pages = trouble.inFrontOf(MessagePages.class, store.messagePages());
        UserDirectory users = trouble.inFrontOf(UserDirectory.class, store.userDirectory());
        Sessions sessions = trouble.inFrontOf(Sessions.class, store.sessions());
        Conversations conversations = trouble.inFrontOf(Conversations.class, store.conversations());
        AuditTrail trail = trouble.inFrontOf(AuditTrail.class, store.auditTrail());
        SequentialIds ids = new SequentialIds();
        Audit audit = new Audit(trail, new AuditSeal(new SecretKeySpec(new byte[32], "HmacSHA256")), ids, clock);
        Names names = new Names(users, clock);
        AttemptRecorder recorder = new AttemptRecorder(log, users, new Backoff(new Random(1)), clock);
        DispatchQueued dispatch = new DispatchQueued(
                log, carrier, recorder, threads, threads, clock, 8, Duration.ofSeconds(30), Observer.NONE);
        SendMessage send = new SendMessage(users, log, dispatch, audit, clock);
        ManageUsers manage = new ManageUsers(users, names, audit, clock);
        FindContact find = new FindContact(audit, clock);
        CheckReadiness readiness =
                new CheckReadiness(trouble.inFrontOf(StoreCheck.class, store.storeCheck()), threads, clock);
        readiness.askNow();
        return new WebUseCases(
                seal,
                Map.of(
                        "/webhooks/twilio/incoming",
                                observed(request -> webhooks.incoming.handle(request), WebhookKind.INCOMING),
                        "/webhooks/twilio/status",
                                observed(request -> webhooks.status.handle(request), WebhookKind.STATUS)),
                readiness,
                new SignIn(operators(), passwords(), sessions, () -> ids.next().value() + "-secret", audit, clock),
                new CheckAccess(sessions, operators(), audit, clock),
                new BrowseMessages(pages, log, conversations, users, names, seal),
                new BrowseUsers(users, seal),
                new BrowseConversations(conversations, seal),
                follow,
                find,
                new TendConversation(conversations, audit, clock),
                send,
                new RetryMessage(log, send),
                delivery.late(),
                dispatch.setbacks(),
                new ShowPicture(log, file -> files.apply(file)),
                manage,
                new ImportUsers(new LinesOfUsers(), manage, find, audit),
                new BrowseAudit(trail, seal),
                new BrowseService(statistics, clock, true));
    }

    private Webhook observed(Webhook webhook, WebhookKind kind) {
        return new ObservedWebhook(webhook, kind, events::add);
    }

    private OperatorDirectory operators() {
        return new OperatorDirectory() {
            @Override
            public Optional<Operator> operator(String name) {
                return Optional.of(new Operator(name, "hash of " + PASSWORD, "1"))
                        .filter(operator ->
                                List.of(OPERATOR, "ben").contains(name) && !removedOperators.contains(name));
            }

            @Override
            public Optional<String> program(String tokenHash) {
                return Optional.of("crm").filter(name -> tokenHash.equals(Client.sha256(API_TOKEN)));
            }
        };
    }

    private static PasswordCheck passwords() {
        return new PasswordCheck() {
            @Override
            public boolean matches(String password, String hash) {
                return hash.equals("hash of " + password);
            }

            @Override
            public String decoy(String name) {
                return "hash of what nobody knows";
            }
        };
    }

    /** The methods and paths of all routes. */
    List<String> routes() {
        return server.routes();
    }

    /** The address of a path on this desk. */
    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    /** Registers a user. */
    void register(PhoneNumber number, @Nullable String name) {
        store.userDirectory().add(User.of(number, UserStatus.ACTIVE).named(name).created(clock.instant()));
    }

    /** The reference of a number. */
    String reference(PhoneNumber number) {
        return number.sealedWith(seal);
    }

    /** A text comes in, a second later than the one before, and nobody answers it. */
    MessageId texts(PhoneNumber from, String text) {
        clock.advance(Duration.ofSeconds(1));
        return receives(message(from, text, clock.instant()));
    }

    /** A message as the carrier would hand it over. */
    IncomingMessage message(PhoneNumber from, String text, Instant at) {
        MessageId id = new MessageId("SM%032x".formatted(0xABC000 + received.incrementAndGet()));
        boolean isRegistered = store.userDirectory().find(from).isPresent();
        return IncomingMessage.received(id, from, OURS, MessageText.of(text), at, 1)
                .handled(new IncomingMessage.Handling(
                        isRegistered, false, null, isRegistered ? null : Silence.UNKNOWN_SENDER, null));
    }

    /** A message is stored. */
    MessageId receives(IncomingMessage message) {
        String name = store.userDirectory()
                .find(message.from())
                .flatMap(User::displayName)
                .orElse(null);
        store.messageLog().record(new Arrival(message, null, Arrival.OptOutChange.NONE, name));
        return message.id();
    }

    @Override
    public void close() {
        server.close();
        follow.close();
        threads.shutdownNow();
    }
}
