package org.quietline.bootstrap.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.quietline.simulator.network.IncomingTexts;

/**
 * People who text and an operator who writes, many times a second, whether the program answers or not. Remembers what
 * the program has promised: each webhook that it answered with 200, each send that it answered with 200.
 */
final class Load implements AutoCloseable {
    private static final int MOST_UNDER_WAY = 24;
    private static final int EVERY_MILLIS = 20;
    private static final int OK = 200;

    private final Installation installation;
    private final Client client;
    private final List<String> phones;
    private final List<String> users;
    private final SplittableRandom random;
    private final long seed;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);
    private final Set<String> webhooks = ConcurrentHashMap.newKeySet();
    private final Set<String> sends = ConcurrentHashMap.newKeySet();
    private final Queue<Send> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean slow = new AtomicBoolean();

    /** A form of an operator; sent again with the same id when there was no answer. */
    private record Send(String id, String phone) {}

    /** @param phones who texts; only {@code users} are written to */
    Load(Installation installation, List<String> phones, List<String> users, long seed) {
        this.installation = installation;
        this.client = installation.client();
        this.phones = phones;
        this.users = users;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Begins. */
    Load begin() {
        var unused = ticks.scheduleAtFixedRate(this::tick, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    /** While the program is down there is less to do, or most texts would be lost webhooks. */
    void slowDown() {
        slow.set(true);
    }

    /** As many as usual again. */
    void speedUp() {
        slow.set(false);
    }

    private void tick() {
        int n = count.incrementAndGet();
        if ((slow.get() && n % 10 != 0) || !underWay.tryAcquire()) {
            return;
        }
        String phone = phones.get(random.nextInt(phones.size()));
        String user = users.get(random.nextInt(users.size()));
        boolean byOperator = random.nextInt(8) == 0;
        workers.execute(() -> {
            try {
                if (byOperator) {
                    send(n, user);
                } else {
                    text(phone, "text " + n);
                }
            } catch (IOException e) {
                // The program is down: nothing was promised.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                underWay.release();
            }
        });
    }

    private void text(String phone, String body) throws InterruptedException {
        IncomingTexts.Receipt receipt = installation.simulator().text(phone, body);
        receipt.delivery()
                .filter(delivery -> delivery.status() == OK)
                .ifPresent(delivery -> webhooks.add(receipt.message().sid()));
    }

    private void send(int n, String user) throws IOException, InterruptedException {
        String fresh = UUID.nameUUIDFromBytes((seed + "/" + n).getBytes(StandardCharsets.UTF_8))
                .toString();
        Send send = Optional.ofNullable(n % 3 == 0 ? unanswered.poll() : null).orElse(new Send(fresh, user));
        String form = """
            {"id": "%s", "phoneNumber": "%s", "messageContent": "hello %s"}\
            """.formatted(send.id(), send.phone(), send.id());
        try {
            if (client.post("/send", Installation.TOKEN, form).statusCode() == OK) {
                sends.add(send.id());
            }
        } catch (IOException e) {
            unanswered.add(send);
            throw e;
        }
    }

    /** The SIDs of the webhooks that were answered with 200. */
    Set<String> webhooks() {
        return webhooks;
    }

    /** The ids of the sends that were answered with 200. */
    Set<String> sends() {
        return sends;
    }

    /** Lets what is under way come to its end, and begins nothing more. */
    void end() throws InterruptedException {
        ticks.shutdownNow();
        underWay.acquire(MOST_UNDER_WAY);
        underWay.release(MOST_UNDER_WAY);
    }

    @Override
    public void close() {
        ticks.shutdownNow();
        workers.shutdownNow();
        client.close();
    }
}
