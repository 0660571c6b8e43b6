package org.quietline.simulator.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.Parameter;

/** Calls webhooks as Twilio does: signed, over kept connections, with its timeouts and retries. */
public final class WebhookSender implements AutoCloseable {
    private static final int AT_ONCE = 256;

    private final String token;
    private final InstantSource clock;
    private final Executor threads;
    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(AT_ONCE);

    public WebhookSender(String token, InstantSource clock, Executor threads) {
        this.token = token;
        this.clock = clock;
        this.threads = threads;
    }

    /** Makes the call, with retries as the URL's overrides say, and returns how it ended. It never throws for that. */
    public Delivery send(Announcement announcement) throws InterruptedException {
        WebhookUrl url = WebhookUrl.parse(announcement.url());
        Optional<URI> target = url.onThisMachine();
        slots.acquire();
        try {
            Instant start = clock.instant();
            if (target.isEmpty()) {
                return ended(announcement, 0, Attempt.notConnected(), start);
            }
            return send(announcement, url, start);
        } finally {
            slots.release();
        }
    }

    private Delivery send(Announcement announcement, WebhookUrl url, Instant start) throws InterruptedException {
        long deadline = System.nanoTime() + url.overrides().total().toNanos();
        String idempotencyToken = UUID.randomUUID().toString();
        int attempts = 0;
        Attempt attempt;
        do {
            attempts++;
            attempt = attempt(announcement, url, idempotencyToken, deadline);
        } while (!attempt.succeeded()
                && attempts <= url.overrides().retries()
                && url.overrides().retries(attempt)
                && System.nanoTime() < deadline);
        return ended(announcement, attempts, attempt, start);
    }

    private Attempt attempt(Announcement announcement, WebhookUrl url, String idempotencyToken, long deadline)
            throws InterruptedException {
        HttpRequest request = request(announcement, url, idempotencyToken);
        long left =
                Math.min(deadline - System.nanoTime(), url.overrides().read().toNanos());
        CompletableFuture<HttpResponse<String>> response =
                client(url.overrides().connect()).sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = response.get(Math.max(left, 1), TimeUnit.NANOSECONDS);
            return Attempt.answered(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(null),
                    answer.body());
        } catch (TimeoutException e) {
            response.cancel(true);
            return Attempt.notAnswered();
        } catch (ExecutionException e) {
            return isConnectFailure(e.getCause()) ? Attempt.notConnected() : Attempt.notAnswered();
        }
    }

    private HttpRequest request(Announcement announcement, WebhookUrl url, String idempotencyToken) {
        String form = Form.encode(announcement.parameters());
        boolean get = announcement.method().equalsIgnoreCase("GET");
        String target = get ? url.target() + (url.target().contains("?") ? "&" : "?") + form : url.target();
        List<Parameter> signed = get ? List.of() : announcement.parameters();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target))
                .header("User-Agent", "TwilioProxy/1.1")
                .header("Accept", "*/*")
                .header("X-Twilio-Signature", Signature.of(token, target, signed))
                .header("I-Twilio-Idempotency-Token", idempotencyToken)
                .header("X-Home-Region", "us1");
        String user = url.user();
        if (user != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
        }
        if (get) {
            return request.GET().build();
        }
        return request.header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private HttpClient client(Duration connectTimeout) {
        return clients.computeIfAbsent(
                connectTimeout,
                timeout -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(timeout)
                        .executor(threads)
                        .build());
    }

    private static boolean isConnectFailure(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLException
                || (cause instanceof IOException && cause.getCause() instanceof ConnectException);
    }

    private Delivery ended(Announcement announcement, int attempts, Attempt attempt, Instant start) {
        return new Delivery(
                announcement.kind(),
                announcement.messageSid(),
                announcement.event(),
                announcement.url(),
                attempts,
                attempt.status(),
                attempt.errorCode(),
                start,
                Duration.between(start, clock.instant()),
                attempt.contentType(),
                attempt.body());
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
