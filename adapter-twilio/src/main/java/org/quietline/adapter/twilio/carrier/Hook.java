package org.quietline.adapter.twilio.carrier;

/**
 * Where Twilio announces something.
 *
 * @param url the address as it was configured, with connection overrides in its fragment; empty when there is none
 * @param method {@code POST} or {@code GET}
 */
public record Hook(String url, String method) {
    /** Whether anybody is told. */
    public boolean isSet() {
        return !url.isBlank();
    }

    /** It may hold a password, so it is not shown. */
    @Override
    public String toString() {
        return "Hook " + (isSet() ? method : "none");
    }
}
