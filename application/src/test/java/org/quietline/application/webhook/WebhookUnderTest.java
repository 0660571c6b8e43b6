package org.quietline.application.webhook;

import java.util.List;
import org.quietline.application.webhook.Webhook.Request;

/** A webhook over a store, for the contract. An adapter makes a new one for each test. */
public interface WebhookUnderTest {
    /** The webhook. */
    Webhook webhook();

    /** A request as the carrier makes it, which changes what is stored; always the same one. */
    Request genuine();

    /** The genuine request as others could make it, who lack the carrier's secret. */
    List<Request> forged();

    /** Requests that the carrier may have made, in which what is needed is missing. */
    List<Request> unusable();

    /** From now on the store cannot be reached. */
    void storeGoesDown();

    /** From now on the store can be reached again. */
    void storeComesBack();

    /** What is stored now, in a form that can be compared. */
    List<?> stored();
}
