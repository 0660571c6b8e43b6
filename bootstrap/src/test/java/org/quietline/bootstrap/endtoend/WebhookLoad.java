package org.quietline.bootstrap.endtoend;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Phones that text, each one webhook after the other with a pause between, and what the webhooks were answered. The
 * pause bounds the load: without it a quiet machine takes in messages faster than the pages and listings of a test can
 * read them again.
 */
final class WebhookLoad implements AutoCloseable {
    /** What is not answered by then counts as not answered. */
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    /** Between the answer to a phone's webhook and its next one. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Begins.
     *
     * @param run what begins the ids of this load, of hexadecimal digits
     */
    WebhookLoad(String base, String run, List<String> phones) {
        for (String phone : phones) {
            threads.add(Thread.ofVirtual().start(() -> textUntilClosed(base, run, phone)));
        }
    }

    private void textUntilClosed(String base, String run, String phone) {
        try {
            do {
                text(base, run, phone);
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void text(String base, String run, String phone) {
        int n = number.incrementAndGet();
        String sid = "SM" + run + "%030x".formatted(n);
        HttpRequest webhook = Installation.announcement(base, Installation.AUTH_TOKEN, sid, phone, "Text " + run + n);
        try {
            HttpResponse<String> answer = http.sendAsync(webhook, BodyHandlers.ofString())
                    .orTimeout(DEADLINE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            switch (answer.statusCode()) {
                case 200 -> accepted.add(sid);
                case 503 -> refused.incrementAndGet();
                default -> wrong.add("answer " + answer.statusCode());
            }
        } catch (CompletionException e) {
            wrong.add("no answer: " + e.getCause());
        }
    }

    /** The ids of the messages whose webhook was answered 200. */
    Set<String> accepted() {
        return accepted;
    }

    /** How many webhooks were answered 503. */
    int refused() {
        return refused.get();
    }

    /** What else happened: another answer, or none in time. */
    List<String> wrong() {
        return wrong;
    }

    /** Sends no more, and waits for the last answers. */
    void end() {
        closed.countDown();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        end();
        http.shutdownNow();
    }
}
