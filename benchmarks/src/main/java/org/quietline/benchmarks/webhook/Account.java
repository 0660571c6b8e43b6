package org.quietline.benchmarks.webhook;

/**
 * The account whose webhooks are made up here; it exists nowhere.
 *
 * @param sid names it
 * @param token signs its webhooks
 * @param number its own number
 */
public record Account(String sid, String token, String number) {
    /** The one that every scenario uses. */
    public static final Account MADE_UP =
            new Account("AC0000000000000000000000000000be4c", "a-token-for-measuring", "+15550100000");

    /** The same account as a forger knows it: without its token. */
    public Account forged() {
        return new Account(sid, token + "-guessed", number);
    }

    @Override
    public String toString() {
        return "account " + sid;
    }
}
