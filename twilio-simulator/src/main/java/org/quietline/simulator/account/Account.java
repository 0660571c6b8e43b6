package org.quietline.simulator.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The simulated account with its credentials, which it never shows. */
public final class Account {
    private final String sid;
    private final String token;
    private final @Nullable String keySid;
    private final @Nullable String keySecret;
    private final Instant created;

    public Account(String sid, String token, @Nullable String keySid, @Nullable String keySecret, Instant created) {
        this.sid = sid;
        this.token = token;
        this.keySid = keySid;
        this.keySecret = keySecret;
        this.created = created;
    }

    public String sid() {
        return sid;
    }

    /** Returns the primary token: the key of every webhook signature. */
    public String token() {
        return token;
    }

    public Instant created() {
        return created;
    }

    /** Tells whether these open the account: its SID and token, or its API key and secret. */
    public boolean accepts(String user, String password) {
        if (user.equals(sid)) {
            return same(password, token);
        }
        return keySid != null && keySecret != null && user.equals(keySid) && same(password, keySecret);
    }

    @Override
    public String toString() {
        return "Account " + sid;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
