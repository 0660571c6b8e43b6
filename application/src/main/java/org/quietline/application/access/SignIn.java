package org.quietline.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.quietline.application.audit.Audit;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.OperatorDirectory.Operator;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.Secrets;
import org.quietline.application.port.Sessions;
import org.quietline.application.port.Sessions.Session;

/** Signs operators in. An unknown name costs the same time and gets the same answer as a wrong password. */
public final class SignIn {
    private final OperatorDirectory operators;
    private final PasswordCheck passwords;
    private final Sessions sessions;
    private final Secrets secrets;
    private final Audit audit;
    private final InstantSource clock;
    private final Throttle throttle = new Throttle();

    /** What became of an attempt. */
    public sealed interface Outcome {
        /**
         * Signed in.
         *
         * @param token the secret that the browser keeps; only its hash is stored
         */
        record SignedIn(String token, String operator) implements Outcome {
            /** The operator alone. */
            @Override
            public String toString() {
                return "signed in: " + operator;
            }
        }

        /** No such operator, or another password. */
        record Wrong() implements Outcome {}

        /** Too many wrong passwords; nothing was checked. */
        record TooMany(Duration retryAfter) implements Outcome {}
    }

    /** Wires the use case. */
    public SignIn(
            OperatorDirectory operators,
            PasswordCheck passwords,
            Sessions sessions,
            Secrets secrets,
            Audit audit,
            InstantSource clock) {
        this.operators = operators;
        this.passwords = passwords;
        this.sessions = sessions;
        this.secrets = secrets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Tries a password.
     *
     * @param client where the attempt comes from, such as an address; wrong attempts are counted per name and per
     *     client, and of those only the one that begins a wait is audited: one line per window, not one per guess
     */
    public Outcome signIn(String name, String password, String client) {
        Instant now = clock.instant();
        List<String> keys = List.of("name " + name, "client " + client);
        Throttle.Attempt attempt = throttle.begin(keys, now);
        if (attempt.pause().isPositive()) {
            return new Outcome.TooMany(attempt.pause());
        }
        Optional<Operator> operator = operators.operator(name);
        boolean matches = passwords.matches(
                password, operator.map(Operator::passwordHash).orElseGet(() -> passwords.decoy(name)));
        if (operator.isEmpty() || !matches) {
            if (attempt.isLastFree()) {
                audit.write(
                        "system", "sign-in-failed", operator.map(Operator::name).orElse(""), "too many attempts");
            }
            return new Outcome.Wrong();
        }
        String token = secrets.next();
        sessions.begin(new Session(
                Hashes.of(token), operator.get().name(), operator.get().fingerprint(), now, now, null));
        throttle.succeeded(keys);
        audit.write(operator.get().name(), "sign-in", "", "");
        return new Outcome.SignedIn(token, operator.get().name());
    }
}
