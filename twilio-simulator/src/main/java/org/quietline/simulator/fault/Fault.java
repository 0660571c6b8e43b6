package org.quietline.simulator.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What can be made to go wrong; the word is its name in the faults document. */
public enum Fault {
    /** The API answers 429. */
    API_429("api-429"),
    /** The API answers 500. */
    API_500("api-500"),
    /** The API answers 502 with a page of HTML. */
    API_502("api-502"),
    /** The API answers 503. */
    API_503("api-503"),
    /** The API takes its time. */
    API_DELAY("api-delay"),
    /** The API hangs up without having taken the message. */
    API_DROP_BEFORE("api-drop-before"),
    /** The API takes the message and hangs up. */
    API_DROP_AFTER("api-drop-after"),
    /** A status callback never comes. */
    CALLBACK_LOST("callback-lost"),
    /** A status callback comes twice. */
    CALLBACK_DUPLICATE("callback-duplicate"),
    /** A message's status callbacks come last first. */
    CALLBACK_OUT_OF_ORDER("callback-out-of-order"),
    /** A message's status callbacks come before the API has answered. */
    CALLBACK_EARLY("callback-early"),
    /** An incoming text is never announced; only the API knows it. */
    WEBHOOK_LOST("webhook-lost"),
    /** An incoming text is announced twice. */
    WEBHOOK_DUPLICATE("webhook-duplicate");

    private final String word;

    Fault(String word) {
        this.word = word;
    }

    @JsonValue
    public String word() {
        return word;
    }

    /** Returns the fault of this name. */
    @JsonCreator
    public static Fault named(String word) {
        return Arrays.stream(values())
                .filter(fault -> fault.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fault " + word));
    }
}
