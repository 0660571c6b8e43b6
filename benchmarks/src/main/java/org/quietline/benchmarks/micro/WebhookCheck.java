package org.quietline.benchmarks.micro;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.quietline.adapter.sqlite.SqliteStore;
import org.quietline.adapter.twilio.webhook.TwilioWebhooks;
import org.quietline.application.port.Observer;
import org.quietline.application.port.SmsCarrier;
import org.quietline.application.receive.ReceiveMessage;
import org.quietline.application.send.AttemptRecorder;
import org.quietline.application.send.Backoff;
import org.quietline.application.send.DispatchQueued;
import org.quietline.application.send.RecordDelivery;
import org.quietline.application.webhook.Webhook;
import org.quietline.benchmarks.webhook.Account;
import org.quietline.benchmarks.webhook.Phones;
import org.quietline.benchmarks.webhook.Texts;
import org.quietline.benchmarks.webhook.Webhooks;
import org.quietline.bootstrap.security.RandomMessageIds;
import org.quietline.domain.message.MessageText;

/**
 * The program's own check of a webhook: parsing and signature. The form has no SID that could be stored, so a good one
 * goes no further than that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WebhookCheck {
    private static final String AUTHORITY = "desk.example.org";

    private final Path directory;
    private final SqliteStore store;
    private final Webhook incoming;
    private final Webhook.Request good = request(Account.MADE_UP);
    private final Webhook.Request forged = request(Account.MADE_UP.forged());

    /** Wires the real check. */
    public WebhookCheck() {
        try {
            directory = Files.createTempDirectory("quietline-webhook-check");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        store = SqliteStore.open(directory.resolve("quietline.db"));
        InstantSource clock = InstantSource.system();
        Observer observer = Observer.toAll(List.of());
        DispatchQueued dispatch = new DispatchQueued(
                store.messageLog(),
                message -> new SmsCarrier.Answer.Unconfirmed("nobody is asked"),
                new AttemptRecorder(store.messageLog(), store.userDirectory(), new Backoff(new Random(1)), clock),
                Runnable::run,
                Runnable::run,
                clock,
                1,
                Duration.ofMinutes(1),
                observer);
        ReceiveMessage receive = new ReceiveMessage(
                store.userDirectory(),
                store.messageLog(),
                dispatch,
                new RandomMessageIds(),
                clock,
                new ReceiveMessage.Policy(MessageText.of("Received."), 0, Set.of()),
                observer);
        incoming = new TwilioWebhooks(
                        new TwilioWebhooks.Settings(
                                Account.MADE_UP.sid(),
                                List.of(Account.MADE_UP.token()),
                                URI.create("http://" + AUTHORITY),
                                URI.create("https://api.twilio.com"),
                                null),
                        receive,
                        new RecordDelivery(store.messageLog(), dispatch.outcomes(), observer),
                        clock)
                .incoming();
    }

    private static Webhook.Request request(Account account) {
        byte[] whole = new Webhooks(account, AUTHORITY, 1).request("no SID", Phones.stranger(1, 10), Texts.of(1));
        String text = new String(whole, StandardCharsets.US_ASCII);
        String signature = text.replaceAll("(?s).*X-Twilio-Signature: ([^\r]*).*", "$1");
        byte[] body = text.substring(text.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.US_ASCII);
        return new Webhook.Request(Webhooks.PATH, signature, body);
    }

    /** One that Twilio signed. */
    @Benchmark
    public int good() {
        return answered(good, 400);
    }

    /** One that somebody else signed. */
    @Benchmark
    public int forged() {
        return answered(forged, 403);
    }

    private int answered(Webhook.Request request, int expected) {
        int status = incoming.handle(request).status();
        if (status != expected) {
            throw new IllegalStateException("answered " + status);
        }
        return status;
    }

    /** Removes the database. */
    @TearDown
    public void close() throws IOException {
        store.close();
        try (java.util.stream.Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
