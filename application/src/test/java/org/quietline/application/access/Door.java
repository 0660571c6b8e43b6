package org.quietline.application.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.quietline.application.audit.Audit;
import org.quietline.application.audit.AuditSeal;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.OperatorDirectory;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.SequentialIds;

/** The way in, over fakes: a password's hash is the password itself in angle brackets. */
final class Door {
    final MutableClock clock = new MutableClock();
    final InMemoryStore store = new InMemoryStore();
    final Map<String, OperatorDirectory.Operator> operators = new HashMap<>();
    final Map<String, String> programs = new HashMap<>();
    final AtomicInteger comparisons = new AtomicInteger();
    final SignIn signIn;
    final CheckAccess access;

    Door() {
        AtomicInteger secrets = new AtomicInteger();
        Audit audit = new Audit(
                store.audit(),
                new AuditSeal(new SecretKeySpec(new byte[32], "HmacSHA256")),
                new SequentialIds(),
                clock);
        OperatorDirectory directory = new OperatorDirectory() {
            @Override
            public Optional<Operator> operator(String name) {
                return Optional.ofNullable(operators.get(name));
            }

            @Override
            public Optional<String> program(String tokenHash) {
                return Optional.ofNullable(programs.get(tokenHash));
            }
        };
        PasswordCheck passwords = new PasswordCheck() {
            @Override
            public boolean matches(String password, String hash) {
                comparisons.incrementAndGet();
                return hash.equals("<" + password + ">");
            }

            @Override
            public String decoy() {
                return "<>";
            }
        };
        signIn = new SignIn(
                directory, passwords, store.sessions(), () -> "secret-" + secrets.incrementAndGet(), audit, clock);
        access = new CheckAccess(store.sessions(), directory, audit, clock);
        hire("olga", "right");
    }

    void hire(String name, String password) {
        operators.put(name, new OperatorDirectory.Operator(name, "<" + password + ">", name + "/" + password));
    }

    SignIn.Outcome tries(String name, String password) {
        return signIn.signIn(name, password, "192.0.2.1");
    }

    String token() {
        if (tries("olga", "right") instanceof SignIn.Outcome.SignedIn signedIn) {
            return signedIn.token();
        }
        throw new AssertionError("not signed in");
    }
}
