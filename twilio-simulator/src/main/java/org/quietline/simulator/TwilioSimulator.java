package org.quietline.simulator;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.account.OwnNumber;
import org.quietline.simulator.account.OwnNumber.Hooks;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.api.CreateCalls;
import org.quietline.simulator.api.RestApi;
import org.quietline.simulator.control.Control;
import org.quietline.simulator.control.LocalOnly;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.FaultDocument.AccountLimits;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Routes;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.MessageStore;
import org.quietline.simulator.message.Sids;
import org.quietline.simulator.network.IncomingParameters;
import org.quietline.simulator.network.IncomingText;
import org.quietline.simulator.network.IncomingTexts;
import org.quietline.simulator.network.IncomingWebhook;
import org.quietline.simulator.network.Network;
import org.quietline.simulator.network.OptOuts;
import org.quietline.simulator.network.Pace;
import org.quietline.simulator.network.StatusCallbacks;
import org.quietline.simulator.page.Page;
import org.quietline.simulator.webhook.DeliveryLog;
import org.quietline.simulator.webhook.WebhookSender;

/**
 * A stand-in for Twilio that listens on loopback: its REST API for messages, its signed webhooks, a page with phones,
 * and faults on demand. Everything is kept in memory.
 */
public final class TwilioSimulator implements AutoCloseable {
    private static final int LARGEST_REQUEST = 1 << 20;
    private static final int IDLE_MILLISECONDS = 120_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final InstantSource clock = InstantSource.system();
    private final OwnNumbers numbers;
    private final MessageStore messages;
    private final Faults faults;
    private final WebhookSender webhooks;
    private final Pace pace;
    private final IncomingTexts incoming;
    private final Control control;
    private final Undertow server;
    private final URI baseUrl;

    private TwilioSimulator(SimulatorConfig.Values config) {
        Account account = new Account(
                config.accountSid, config.authToken, config.apiKeySid, config.apiKeySecret, clock.instant());
        numbers = numbers(config);
        messages = new MessageStore(config.capacity);
        faults = new Faults(faults(config));
        webhooks = new WebhookSender(account.token(), clock, threads);
        pace = new Pace(config.pace, threads);
        DeliveryLog deliveries = new DeliveryLog(config.capacity);
        StatusCallbacks callbacks = new StatusCallbacks(account.sid(), webhooks, deliveries, faults, clock);
        Network network = new Network(messages, numbers, faults, callbacks, pace, clock);
        OptOuts optOuts = new OptOuts(numbers);
        CreateCalls calls = new CreateCalls(config.capacity);
        IncomingParameters parameters = new IncomingParameters(
                account.sid(),
                config.advancedOptOut,
                (message, media) -> mediaUrl(account, message, media.sid(), media.url()));
        incoming = new IncomingTexts(
                network, optOuts, new IncomingWebhook(parameters, webhooks, deliveries, clock), clock);
        Routes routes = new Routes(threads);
        new RestApi(account, network, optOuts, faults, calls, clock).addTo(routes);
        control = new Control(account.sid(), config.phones, network, optOuts, deliveries, calls);
        control.addTo(routes, incoming);
        server = Undertow.builder()
                .addHttpListener(config.port, config.host)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, (long) LARGEST_REQUEST)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLISECONDS)
                .setHandler(dated(new LocalOnly(routes.handler(Page.handler())), clock))
                .build();
        listen(server, config.port);
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        String host = config.host.contains(":") ? "[" + config.host + "]" : config.host;
        baseUrl = URI.create("http://" + host + ":" + address.getPort());
    }

    /**
     * Starts a simulator; it runs until it is closed.
     *
     * @throws IllegalStateException if it cannot listen on that port
     */
    public static TwilioSimulator start(SimulatorConfig config) {
        return new TwilioSimulator(config.values());
    }

    /** Returns where it listens: use this as the base of the REST API, and in a browser for the page. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Announces incoming texts to all numbers at this URL from now on; connection overrides may be in its fragment. */
    public void deliverIncomingTo(URI url) {
        numbers.changeAll(hooks -> new Hooks(
                url.toString(), "POST", hooks.smsFallbackUrl(), hooks.smsFallbackMethod(), hooks.statusCallback()));
    }

    /**
     * Lets a phone text the first own number, and returns once the webhook was answered or given up.
     *
     * @return how it went, and the message with its SID
     */
    public IncomingTexts.Receipt text(String from, String body) throws InterruptedException {
        String to = numbers.first().number();
        return incoming.announce(incoming.keep(new IncomingText(from, to, body, List.of())));
    }

    /** Returns the newest messages to and from this phone, newest first, whole. */
    public List<Message> messagesOf(String phone) {
        return messages.ofPhoneBefore(phone, Long.MAX_VALUE).toList();
    }

    /** Returns the faults in force, which can be replaced and cleared. */
    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        control.close();
        pace.close();
        server.stop();
        webhooks.close();
        threads.shutdownNow();
    }

    private static void listen(Undertow server, int port) {
        try {
            server.start();
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot listen on port " + port, e);
        }
    }

    private String mediaUrl(Account account, Message message, String mediaSid, @Nullable String url) {
        return url != null
                ? url
                : baseUrl + "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + message.sid() + "/Media/"
                        + mediaSid;
    }

    private static OwnNumbers numbers(SimulatorConfig.Values config) {
        Hooks hooks = new Hooks(config.incomingWebhook, "POST", config.fallbackWebhook, "POST", null);
        List<OwnNumber> owned = config.numbers.stream()
                .map(number -> new OwnNumber(Sids.next("PN"), number, hooks))
                .toList();
        return new OwnNumbers(owned, config.messagingServiceSid);
    }

    private static FaultDocument faults(SimulatorConfig.Values config) {
        AccountLimits limits = config.trial ? new AccountLimits(true, true, config.verified) : AccountLimits.FULL;
        return new FaultDocument(config.seed, null, null, limits, null);
    }

    @Override
    public String toString() {
        return "TwilioSimulator " + baseUrl;
    }

    /**
     * Dates each answer itself. Undertow's own date is shared by all servers of a process and stands still once the
     * server that was to renew it has stopped.
     */
    private static HttpHandler dated(HttpHandler next, InstantSource clock) {
        return exchange -> {
            exchange.getResponseHeaders()
                    .put(
                            Headers.DATE,
                            DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    clock.instant().atOffset(ZoneOffset.UTC)));
            next.handleRequest(exchange);
        };
    }
}
