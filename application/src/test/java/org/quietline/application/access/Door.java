package org.quietline.application.access;

import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.quietline.application.audit.Audit;
import org.quietline.application.audit.AuditSeal;
import org.quietline.application.port.InMemoryStore;
import org.quietline.application.port.ListedOperators;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.QuickPasswords;
import org.quietline.application.port.SequentialIds;
import org.quietline.application.port.Sessions;

/** The way in, over fakes. */
final class Door {
    final MutableClock clock = new MutableClock();
    final InMemoryStore store = new InMemoryStore();
    final ListedOperators operators = new ListedOperators();
    final QuickPasswords passwords = new QuickPasswords();
    final SignIn signIn;
    final CheckAccess access;
    private final Audit audit;

    Door() {
        AtomicInteger secrets = new AtomicInteger();
        audit = new Audit(
                store.auditTrail(),
                new AuditSeal(new SecretKeySpec(new byte[32], "HmacSHA256")),
                new SequentialIds(),
                clock);
        signIn = new SignIn(
                operators, passwords, store.sessions(), () -> "secret-" + secrets.incrementAndGet(), audit, clock);
        access = accessWith(store.sessions());
        hire("olga", "right");
    }

    /** Another instance that checks. */
    CheckAccess accessWith(Sessions sessions) {
        return new CheckAccess(sessions, operators, audit, clock);
    }

    void hire(String name, String password) {
        operators.addOperator(name, QuickPasswords.hash(password));
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
