package org.quietline.adapter.twilio.other;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietline.adapter.twilio.other.Wire.Asked;
import org.quietline.adapter.twilio.other.Wire.Told;

/**
 * Twilio's API for messages, and its webhooks, as <a
 * href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio documents them</a>: create, fetch and list
 * messages of one account, tell of texts and of what became of messages. It listens on loopback and remembers
 * everything.
 */
public final class AnotherTwilio implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile(
            "/2010-04-01/Accounts/(AC[0-9a-f]{32})/Messages(?:/([A-Z]{2}[0-9a-f]{32})(/Media)?)?\\.json");

    private final String account;
    private final String credentials;
    private final Book book;
    private final Hooks hooks;
    private final Wire wire;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final Map<String, URI> callbacks = new ConcurrentHashMap<>();
    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private final AtomicInteger creates = new AtomicInteger();
    private final AtomicBoolean deliversAtOnce = new AtomicBoolean();
    private final AtomicBoolean readable = new AtomicBoolean(true);

    /** What happens to a request to create a message. */
    public enum Mishap {
        /** Too many requests at once: 429, come again in a second. */
        BUSY,
        /** Too many requests at once: 429, come again in seven seconds. */
        BUSY_FOR_LONG,
        /** 500, and the message is not taken. */
        FAILS,
        /** The connection breaks before the message is taken. */
        HANGS_UP,
        /** The message is taken, and the connection breaks. */
        TAKES_AND_HANGS_UP
    }

    /** An account at this Twilio, with its primary token. */
    public AnotherTwilio(String account, String token) throws IOException {
        this.account = account;
        this.credentials =
                "Basic " + Base64.getEncoder().encodeToString((account + ":" + token).getBytes(StandardCharsets.UTF_8));
        this.book = new Book(account);
        this.hooks = new Hooks(account, token);
        this.wire = new Wire(this::answer);
    }

    /** Where the API is. */
    public URI baseUrl() {
        return wire.url();
    }

    /** The next request to create a message, beyond those already spoken for, meets with this. */
    public void next(Mishap mishap) {
        mishaps.add(mishap);
    }

    /** From now on messages to this number are refused with this code of Twilio's. */
    public void refuse(String number, int code) {
        refusals.put(number, code);
    }

    /** From now on the log can be read, or cannot. */
    public void logIsReadable(boolean isReadable) {
        readable.set(isReadable);
    }

    /** From now on every message is delivered by itself, and its callbacks come in every order and more than once. */
    public void deliverAtOnce() {
        deliversAtOnce.set(true);
    }

    /** How many requests to create a message there were, however they were answered. */
    public int creates() {
        return creates.get();
    }

    /** The bodies of all messages to this number, in order. */
    public List<String> sentTo(String number) {
        return book.all().stream()
                .filter(row -> !row.isInbound() && row.to().equals(number))
                .map(Row::body)
                .toList();
    }

    /** Somebody texts one of our numbers. Returns the SID of the text, of which no webhook tells. */
    public String keep(String from, String to, String text) {
        boolean dated = text.length() % 2 == 0;
        return book.add("inbound", from, to, text, dated ? Instant.now() : null, "received")
                .sid();
    }

    /** Tells this webhook of a text. Returns the HTTP status of its answer, or 0. */
    public int announce(URI webhook, String sid) {
        return hooks.incoming(webhook, book.find(sid).orElseThrow());
    }

    /** The message reaches its recipient, which the callbacks tell: the last first, and one of them twice. */
    public void deliver(String sid) {
        Row row = book.change(sid, sent -> sent.with("delivered", Instant.now(), null));
        URI callback = callbacks.get(sid);
        if (callback != null) {
            hooks.status(callback, row, "delivered");
            hooks.status(callback, row, "sent");
            hooks.status(callback, row, "a status of tomorrow");
            hooks.status(callback, row, "delivered");
        }
    }

    private Optional<Told> answer(Asked asked) {
        Matcher path = PATH.matcher(asked.target().getPath());
        if (!credentials.equals(asked.headers().get("authorization"))) {
            return error(401, 20003, "Authenticate", Map.of("WWW-Authenticate", "Basic realm=\"Twilio API\""));
        }
        if (!path.matches() || !path.group(1).equals(account)) {
            return error(404, 20404, "The requested resource was not found", Map.of());
        }
        if (asked.method().equals("POST") && path.group(2) == null) {
            return create(Form.parsed(asked.body()));
        }
        if (!readable.get()) {
            return error(503, 20503, "Service unavailable", Map.of("Retry-After", "1"));
        }
        if (path.group(3) != null) {
            return told(200, "{\"media_list\":[],\"end\":0,\"next_page_uri\":null,\"page\":0}");
        }
        return path.group(2) == null
                ? told(200, book.page(Form.parsed(asked.target().getRawQuery())))
                : book.find(path.group(2))
                        .map(row -> told(200, row.json(account)))
                        .orElseGet(() -> error(404, 20404, "The requested resource was not found", Map.of()));
    }

    private Optional<Told> create(Map<String, String> form) {
        creates.incrementAndGet();
        Mishap mishap = mishaps.poll();
        if (mishap != null) {
            return switch (mishap) {
                case BUSY -> error(429, 20429, "Too Many Requests", Map.of("Retry-After", "1"));
                case BUSY_FOR_LONG -> error(429, 20429, "Too Many Requests", Map.of("Retry-After", "7"));
                case FAILS -> error(500, 20500, "An internal server error has occurred", Map.of());
                case HANGS_UP -> Optional.empty();
                case TAKES_AND_HANGS_UP -> {
                    take(form);
                    yield Optional.empty();
                }
            };
        }
        String to = form.getOrDefault("To", "");
        Integer refusal = refusals.get(to);
        if (refusal != null) {
            return error(400, refusal, "The 'To' number " + to + " cannot be written to.", Map.of());
        }
        return told(201, take(form).json(account));
    }

    private Row take(Map<String, String> form) {
        Row row = book.add(
                "outbound-api",
                form.get("From"),
                form.getOrDefault("To", ""),
                form.getOrDefault("Body", ""),
                null,
                "queued");
        if (form.containsKey("StatusCallback")) {
            callbacks.put(row.sid(), URI.create(form.get("StatusCallback")));
        }
        if (deliversAtOnce.get()) {
            threads.execute(() -> deliver(row.sid()));
        }
        return row;
    }

    private static Optional<Told> told(int status, String body) {
        return Optional.of(new Told(status, body, Map.of()));
    }

    private static Optional<Told> error(int status, int code, String message, Map<String, String> headers) {
        String body = "{\"status\":" + status + ",\"more_info\":\"https:\\/\\/www.twilio.com\\/docs\\/errors\\/" + code
                + "\",\"message\":\"" + message + "\",\"detail\":null,\"code\":" + code + "}";
        return Optional.of(new Told(status, body, headers));
    }

    @Override
    public void close() throws IOException {
        wire.close();
        threads.shutdownNow();
        hooks.close();
    }
}
