package org.quietline.bootstrap.security;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.quietline.application.port.PasswordCheck;

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
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final List<Decoy> decoys;

    /** Stands in for the hash of a known operator: of the same form and cost, and nobody's. */
    private record Decoy(String original, String hash) {
        static Decoy of(String original) {
            int salt = original.lastIndexOf('$', original.lastIndexOf('$') - 1);
            StringBuilder hash = new StringBuilder(original.substring(0, salt));
            for (String part : original.substring(salt + 1).split("\\$", -1)) {
                byte[] bytes = new byte[Base64.getDecoder().decode(part).length];
                RANDOM.nextBytes(bytes);
                hash.append('$').append(Base64.getEncoder().withoutPadding().encodeToString(bytes));
            }
            return new Decoy(original, hash.toString());
        }

        /** How much this one suits the name: the same on every instance, and nothing that a stranger could work out. */
        String rank(String name) {
            try {
                byte[] both = (original + " " + name).getBytes(StandardCharsets.UTF_8);
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(both));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /**
     * Wires the check.
     *
     * @param known the hashes of the operators. A name that nobody has costs what some operator's does: were it always
     *     the usual cost, or the highest, the time of an answer would tell those whose hash costs something else.
     */
    public Argon2PasswordCheck(List<String> known) {
        decoys = (known.isEmpty() ? List.of(hash("nobody")) : known)
                .stream().map(Decoy::of).toList();
    }

    private static Argon2Function usual() {
        return Argon2Function.getInstance(
                MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID, Argon2Function.ARGON2_VERSION_13);
    }

    /** A new hash of the password, in the PHC string format. */
    public static String hash(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(usual()).getResult();
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
    public String decoy(String name) {
        return decoys.stream()
                .max(Comparator.comparing(decoy -> decoy.rank(name)))
                .orElseThrow()
                .hash();
    }
}
