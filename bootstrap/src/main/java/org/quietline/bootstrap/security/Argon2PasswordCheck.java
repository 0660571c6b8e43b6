package org.quietline.bootstrap.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.quietline.application.port.PasswordCheck;
import org.quietline.application.port.Secrets;

/**
 * Argon2id with 19 MiB, two passes and one lane, as OWASP recommends. Each hash takes its whole memory, so only two are
 * computed at once; the others wait.
 */
public final class Argon2PasswordCheck implements PasswordCheck {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;

    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final String decoy;

    /**
     * Wires the check.
     *
     * @param secrets where the password that nobody knows comes from
     * @param known the hashes of the operators. The decoy costs what the costliest of them does: else the time that an
     *     answer takes would tell who is an operator.
     */
    public Argon2PasswordCheck(Secrets secrets, List<String> known) {
        Argon2Function costliest = known.stream()
                .map(Argon2Function::getInstanceFromHash)
                .max(Comparator.comparingLong(Argon2PasswordCheck::cost))
                .orElseGet(Argon2PasswordCheck::usual);
        decoy = hash(secrets.next(), costliest);
    }

    private static long cost(Argon2Function function) {
        return (long) function.getMemory() * function.getIterations();
    }

    private static Argon2Function usual() {
        return Argon2Function.getInstance(
                MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    }

    private static String hash(String password, Argon2Function function) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(function).getResult();
    }

    /** A new hash of the password, in the PHC string format. */
    public static String hash(String password) {
        return hash(password, usual());
    }

    @Override
    public boolean matches(String password, String hash) {
        if (password.isEmpty()) {
            return false;
        }
        running.acquireUninterruptibly();
        try {
            return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
        } finally {
            running.release();
        }
    }

    @Override
    public String decoy() {
        return decoy;
    }
}
