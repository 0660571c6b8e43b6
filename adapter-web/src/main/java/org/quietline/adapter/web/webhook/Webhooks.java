package org.quietline.adapter.web.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Gate;
import org.quietline.adapter.web.http.MediaTypes;
import org.quietline.adapter.web.http.Route;
import org.quietline.application.webhook.Webhook;

/** Serves webhooks: checks what HTTP can tell, then hands the raw request over. */
public final class Webhooks {
    /** The most bytes of a request. */
    public static final int MOST_BYTES = 64 * 1024;

    /** Carriers give up after 15 seconds, so they are told sooner. */
    private static final Duration DEADLINE = Duration.ofSeconds(9);

    private static final String SIGNATURE = "X-Twilio-Signature";
    private static final int AT_ONCE = 512;

    private Webhooks() {}

    /** The routes to these webhooks, which are given by their path. */
    public static List<Route> routes(Map<String, Webhook> webhooks) {
        Gate gate = new Gate(AT_ONCE);
        List<Route> routes = new ArrayList<>();
        webhooks.forEach((path, webhook) -> routes.add(
                new Route("POST", path, new Served(webhook), Set.of(MediaTypes.FORM), MOST_BYTES, gate, DEADLINE)));
        return routes;
    }

    private record Served(Webhook webhook) implements Route.Handler {
        @Override
        public Answer handle(Call call) {
            Webhook.Answer answer = webhook.handle(new Webhook.Request(
                    call.pathAndQuery(), call.onlyHeader(SIGNATURE).orElse(""), call.body()));
            return answer.contentType().isEmpty()
                    ? Answer.empty(answer.status())
                    : Answer.of(answer.status(), answer.contentType(), answer.body());
        }

        @Override
        public void answered(int status, Duration took) {
            webhook.answered(status, took);
        }
    }
}
