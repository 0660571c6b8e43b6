package org.quietline.simulator.account;

import org.jspecify.annotations.Nullable;

/** A phone number that the account owns, and where its texts are to be announced. */
public record OwnNumber(String sid, String number, Hooks hooks) {
    /** The URLs and methods configured on a number; absent means that nobody is told. */
    public record Hooks(
            @Nullable String smsUrl,
            String smsMethod,
            @Nullable String smsFallbackUrl,
            String smsFallbackMethod,
            @Nullable String statusCallback) {
        /** Nobody is told of anything. */
        public static final Hooks NONE = new Hooks(null, "POST", null, "POST", null);
    }

    OwnNumber with(Hooks changed) {
        return new OwnNumber(sid, number, changed);
    }

    @Override
    public String toString() {
        return "OwnNumber " + sid;
    }
}
