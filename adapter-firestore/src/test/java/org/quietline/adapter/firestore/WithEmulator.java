package org.quietline.adapter.firestore;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.quietline.application.port.StoreUnavailableException;

/**
 * Runs the tests of a class when the Firestore emulator is at hand, and says why when it is not. All classes share one;
 * each test has a project of its own, which is empty.
 */
public final class WithEmulator implements ExecutionCondition {
    private static final Map<String, String> ENVIRONMENT = System.getenv();

    private static final int MOST_TRIES = 10;

    /** The shared one, started by the first who asks. */
    private static final class Shared {
        static final Optional<String> HOST = find();

        static {
            HOST.ifPresent(Shared::warmUp);
        }

        /** The first calls of a new emulator take seconds on a busy machine: no test should have to wait for them. */
        private static void warmUp(String host) {
            try (FirestoreStore store = FirestoreStore.open(FirestoreSettings.withEmulator(newProject(), host))) {
                for (int tries = 1; !isWarm(store) && tries < MOST_TRIES; tries++) {}
            }
        }

        private static boolean isWarm(FirestoreStore store) {
            try {
                store.watermarks().advance("warm", Instant.EPOCH);
                return store.unansweredQueries().isEmpty();
            } catch (StoreUnavailableException e) {
                return false;
            }
        }

        private static Optional<String> find() {
            String running = ENVIRONMENT.get("FIRESTORE_EMULATOR_HOST");
            if (running != null) {
                return Optional.of(running);
            }
            return Emulator.jar().map(jar -> {
                Emulator emulator = Emulator.start(jar);
                Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
                return emulator.host();
            });
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Shared.HOST.isPresent()) {
            return ConditionEvaluationResult.enabled("there is a Firestore emulator");
        }
        String reason = "no Firestore emulator: install it with `gcloud components install cloud-firestore-emulator`,"
                + " or name one that runs in FIRESTORE_EMULATOR_HOST";
        if (Boolean.parseBoolean(ENVIRONMENT.get("CI"))) {
            throw new IllegalStateException(reason);
        }
        return ConditionEvaluationResult.disabled(reason);
    }

    /** Where the shared emulator listens. */
    static String host() {
        return Shared.HOST.orElseThrow();
    }

    /** A project that nobody has used. */
    static String newProject() {
        return "test-" + UUID.randomUUID();
    }

    /** A store in a project that nobody has used. */
    static FirestoreStore newStore() {
        return FirestoreStore.open(FirestoreSettings.withEmulator(newProject(), host()));
    }
}
