package org.quietline.simulator.message;

import java.util.Locale;

/** How far a message has come, in Twilio's words. */
public enum Status {
    ACCEPTED,
    SCHEDULED,
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    UNDELIVERED,
    FAILED,
    CANCELED,
    RECEIVED;

    /** Returns Twilio's word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether nothing follows it. */
    public boolean isFinal() {
        return switch (this) {
            case DELIVERED, UNDELIVERED, FAILED, CANCELED, RECEIVED -> true;
            case ACCEPTED, SCHEDULED, QUEUED, SENDING, SENT -> false;
        };
    }

    /** Tells whether a scheduled or waiting message can still be called back. */
    public boolean isCancelable() {
        return switch (this) {
            case SCHEDULED, ACCEPTED, QUEUED -> true;
            case SENDING, SENT, DELIVERED, UNDELIVERED, FAILED, CANCELED, RECEIVED -> false;
        };
    }
}
