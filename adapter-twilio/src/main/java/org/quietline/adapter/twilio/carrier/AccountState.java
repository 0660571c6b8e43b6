package org.quietline.adapter.twilio.carrier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** An account as Twilio describes it. It holds the account's primary token and never shows it. */
public final class AccountState {
    private final Standing standing;
    private final boolean trial;
    private final String primaryToken;

    /** Whether the account may be used. */
    public enum Standing {
        /** It may. */
        ACTIVE,
        /** Twilio has suspended it. */
        SUSPENDED,
        /** It was closed. */
        CLOSED,
        /** Twilio says something else. */
        UNKNOWN
    }

    /** @param primaryToken empty when Twilio did not tell it */
    AccountState(Standing standing, boolean trial, String primaryToken) {
        this.standing = standing;
        this.trial = trial;
        this.primaryToken = primaryToken;
    }

    /** Whether it may be used. */
    public Standing standing() {
        return standing;
    }

    /** Whether it is a trial account, which may write to few numbers. */
    public boolean isTrial() {
        return trial;
    }

    /** Whether Twilio told which token is the primary one, the one that signs webhooks. */
    public boolean tellsPrimaryToken() {
        return !primaryToken.isEmpty();
    }

    /** Whether this is the primary token. */
    public boolean isPrimaryToken(String token) {
        return MessageDigest.isEqual(
                primaryToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AccountState " + standing + (trial ? ", trial" : "");
    }
}
