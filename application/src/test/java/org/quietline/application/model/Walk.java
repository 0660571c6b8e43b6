package org.quietline.application.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.DESK;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Samples;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.receive.ReceiveMessage.Received;
import org.quietline.application.send.SendMessage.Command;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** One random walk: two instances over one store, and a world that does to them whatever it likes. */
final class Walk {
    private static final int MOST_MESSAGES = 4;

    /** How many of a hundred calls of the store fail; each walk has its own weather. */
    private static final List<Integer> FAILURES = List.of(0, 2, 5, 10, 25);

    private static final List<PhoneNumber> PEOPLE = List.of(Samples.ADA, Samples.BOB, Samples.person(3));
    private static final Set<PhoneNumber> REGISTERED = Set.of(Samples.ADA, Samples.BOB);
    private static final List<String> TEXTS = List.of("Hello", "Hello", "Hello", "STOP", "START", "HELP");
    private static final List<Duration> PASSING =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(31), Duration.ofSeconds(61), Duration.ofMinutes(3));

    private final SplittableRandom random;
    private final boolean reconciles;
    private final int storeFailures;
    private final int moves;
    private final MutableClock clock = new MutableClock();
    private final InMemoryStore store = new InMemoryStore();
    private final SequentialIds ids = new SequentialIds();
    private final ModelCarrier carrier;
    private final Invariants invariants;
    private final List<Instance> instances = new ArrayList<>();
    private final List<Actor> actors = new ArrayList<>();
    private final Set<MessageId> promised = new HashSet<>();
    private final List<String> trace = new ArrayList<>();
    private int instanceCount;
    private int sends;
    private boolean peace;

    Walk(long seed, boolean reconciles) {
        this.random = new SplittableRandom(seed);
        this.reconciles = reconciles;
        this.storeFailures = FAILURES.get(random.nextInt(FAILURES.size()));
        this.moves = 40 + random.nextInt(50);
        this.carrier = new ModelCarrier(random, clock);
        this.invariants = new Invariants(store, carrier, REGISTERED, reconciles);
        REGISTERED.forEach(number -> store.userDirectory().add(User.of(number, UserStatus.ACTIVE)));
        instances.add(start());
        instances.add(start());
    }

    private Instance start() {
        String name = "instance " + ++instanceCount;
        Instance instance = new Instance(
                name,
                store,
                carrier,
                ids,
                clock,
                task -> spawn(name + " attempt", task),
                () -> !peace && random.nextInt(100) < storeFailures);
        return instance;
    }

    private void spawn(String what, Runnable task) {
        actors.add(new Actor(what + " #" + actors.size(), task));
    }

    /** What happened so far. */
    List<String> trace() {
        return trace;
    }

    /** Walks so many steps, then lets all come to rest. */
    void walk(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            invariants.check();
            assertThat(store.messageLog().recorded(promised))
                    .as("what was promised is kept")
                    .isEqualTo(promised);
        }
        comeToRest();
    }

    private void step() {
        int choice = random.nextInt(100);
        if (choice < moves && moveSomebody()) {
            return;
        }
        switch (choice % 10) {
            case 0, 1 -> text();
            case 2 -> operatorSends();
            case 3, 4, 5 -> report();
            case 6 -> round(any());
            case 7 -> pass(PASSING.get(random.nextInt(PASSING.size())));
            case 8 -> crash();
            default -> reconcile(any());
        }
    }

    private Instance any() {
        return instances.get(random.nextInt(instances.size()));
    }

    private boolean moveSomebody() {
        actors.removeIf(Actor::isDone);
        if (actors.isEmpty()) {
            return false;
        }
        Actor actor = actors.get(random.nextInt(actors.size()));
        trace.add("step " + actor);
        actor.step();
        return true;
    }

    /** A new text, or the webhook of an earlier one once more. */
    private void text() {
        List<CarrierRecords.Received> known = carrier.received();
        if (known.size() < MOST_MESSAGES && random.nextBoolean()) {
            PhoneNumber from = PEOPLE.get(random.nextInt(PEOPLE.size()));
            String text = TEXTS.get(random.nextInt(TEXTS.size()));
            carrier.receives(new CarrierRecords.Received(
                    Samples.sm(known.size()),
                    from,
                    DESK,
                    Samples.text(text),
                    clock.instant(),
                    1,
                    random.nextInt(4) == 0));
        }
        if (!known.isEmpty()) {
            webhook(known.get(random.nextInt(known.size())), any());
        }
    }

    private void webhook(CarrierRecords.Received text, Instance at) {
        trace.add("webhook " + text.id() + " at " + at);
        Received received = new Received(text.id(), text.from(), text.to(), text.text(), 1, List.of(), null, null);
        spawn(at + " webhook", () -> {
            at.receive.receive(received);
            promised.add(text.id());
        });
    }

    private void operatorSends() {
        if (sends < MOST_MESSAGES && random.nextBoolean()) {
            sends++;
        }
        if (sends > 0) {
            int n = 1 + random.nextInt(sends);
            PhoneNumber to = n % 2 == 0 ? Samples.ADA : Samples.BOB;
            Instance at = any();
            trace.add("operator sends " + n + " at " + at);
            spawn(at + " operator", () -> {
                Thread.currentThread().interrupt();
                at.send.send(new Command(Samples.out(n), to, Samples.text("text " + n), "olga", null));
            });
        }
    }

    private void report() {
        if (!carrier.taken().isEmpty()) {
            ModelCarrier.Taken row =
                    carrier.taken().get(random.nextInt(carrier.taken().size()));
            report(row, row.reports().get(random.nextInt(row.reports().size())), any());
        }
    }

    private void report(ModelCarrier.Taken row, CarrierStatus status, Instance at) {
        trace.add("report " + status + " of " + row.id() + " at " + at);
        spawn(at + " report", () -> at.delivery.record(carrier.report(row, status), row.id()));
    }

    private void round(Instance at) {
        trace.add("round at " + at);
        spawn(at + " round", at.dispatch::round);
    }

    private void pass(Duration time) {
        trace.add(time + " pass");
        if (reconciles) {
            // The carrier answers well within a lease, and reconciliation relies on that. To write the answer down may
            // take as long as it likes.
            letTheCarrierAnswer();
        }
        clock.advance(time);
    }

    private void crash() {
        Instance dead = any();
        trace.add("crash of " + dead);
        dead.crash();
        instances.set(instances.indexOf(dead), start());
    }

    private void reconcile(Instance at) {
        if (reconciles) {
            trace.add("reconciliation at " + at);
            spawn(at + " reconciliation", () -> at.reconcile.reconcile(null));
        }
    }

    private void letTheCarrierAnswer() {
        for (Actor actor : actors) {
            while (actor.isWithCarrier()) {
                trace.add("answer to " + actor);
                actor.step();
                invariants.check();
            }
        }
    }

    private void moveEverybody() {
        while (moveSomebody()) {
            invariants.check();
        }
    }

    private void comeToRest() {
        trace.add("rest");
        peace = true;
        carrier.becomeKind();
        moveEverybody();
        carrier.received().forEach(text -> webhook(text, any()));
        for (int i = 0; i < 3 + 2 * MOST_MESSAGES; i++) {
            moveEverybody();
            clock.advance(Duration.ofSeconds(61));
            instances.forEach(this::round);
        }
        moveEverybody();
        carrier.taken().forEach(row -> row.reports().forEach(status -> report(row, status, any())));
        moveEverybody();
        if (reconciles) {
            for (int i = 0; i < 3; i++) {
                clock.advance(Duration.ofMinutes(3));
                reconcile(instances.getFirst());
                moveEverybody();
            }
        }
        checkTheEnd();
    }

    private void checkTheEnd() {
        List<OutgoingMessage> all = store.allOutgoing();
        assertThat(store.allIncoming()).as("every text is kept").hasSameSizeAs(carrier.received());
        assertThat(all)
                .extracting(message -> message.delivery().status())
                .as("everything is settled")
                .doesNotContain(DeliveryStatus.QUEUED, DeliveryStatus.SENDING);
        if (reconciles) {
            assertThat(all)
                    .extracting(message -> message.delivery().status())
                    .as("reconciliation settles the rest")
                    .doesNotContain(DeliveryStatus.UNCONFIRMED);
            assertThat(all)
                    .flatExtracting(message -> message.reference().stream().toList())
                    .as("whatever the carrier accepted is known as accepted")
                    .containsExactlyInAnyOrderElementsOf(carrier.taken().stream()
                            .map(ModelCarrier.Taken::reference)
                            .toList());
            return;
        }
        for (ModelCarrier.Taken row : carrier.taken()) {
            OutgoingMessage message =
                    store.messageLog().findOutgoing(row.id()).orElseThrow().value();
            assertThat(message.reference())
                    .as("what was accepted is known to be")
                    .contains(row.reference());
            assertThat(message.delivery().status().code())
                    .as("its end is known")
                    .isEqualTo(row.end().code());
        }
    }
}
