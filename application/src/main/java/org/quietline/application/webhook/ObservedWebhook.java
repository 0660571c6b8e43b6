package org.quietline.application.webhook;

import java.time.Duration;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ServiceEvent.WebhookAnswered;
import org.quietline.application.port.ServiceEvent.WebhookKind;

/** A webhook of which it is told how each request was answered. */
public final class ObservedWebhook implements Webhook {
    private final Webhook webhook;
    private final WebhookKind kind;
    private final Observer observer;

    /** @param webhook takes the requests */
    public ObservedWebhook(Webhook webhook, WebhookKind kind, Observer observer) {
        this.webhook = webhook;
        this.kind = kind;
        this.observer = observer;
    }

    @Override
    public Answer handle(Request request) {
        return webhook.handle(request);
    }

    @Override
    public void answered(int status, Duration took) {
        observer.observe(new WebhookAnswered(kind, status, took));
        webhook.answered(status, took);
    }
}
