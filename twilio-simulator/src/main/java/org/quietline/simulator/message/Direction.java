package org.quietline.simulator.message;

/** Which way a message went, in Twilio's words. */
public enum Direction {
    INBOUND("inbound"),
    OUTBOUND_API("outbound-api"),
    OUTBOUND_REPLY("outbound-reply");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** Returns Twilio's word for it. */
    public String word() {
        return word;
    }
}
