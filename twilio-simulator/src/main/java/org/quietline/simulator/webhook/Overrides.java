package org.quietline.simulator.webhook;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.http.MalformedFormException;

/**
 * How patient Twilio is with one URL: the connection overrides in the URL's fragment, such as {@code #rc=3&rp=all}, or
 * else the defaults: 5 s to connect, 15 s to read and in all, one retry, and that only if no connection was made.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Twilio: connection
 *     overrides</a>
 */
record Overrides(Duration connect, Duration read, Duration total, int retries, Set<String> policy) {
    private static final Set<String> POLICIES = Set.of("4xx", "5xx", "ct", "rt", "all");

    static Overrides parse(String fragment) {
        try {
            return of(Form.parse(fragment));
        } catch (MalformedFormException e) {
            return of(Form.empty());
        }
    }

    private static Overrides of(Form form) {
        return new Overrides(
                Duration.ofMillis(number(form, "ct", 100, 10_000, 5_000)),
                Duration.ofMillis(number(form, "rt", 100, 15_000, 15_000)),
                Duration.ofMillis(number(form, "tt", 100, 15_000, 15_000)),
                number(form, "rc", 0, 5, 1),
                policy(form));
    }

    boolean retries(Attempt attempt) {
        return policy.contains("all") || policy.contains(attempt.policy());
    }

    private static int number(Form form, String name, int least, int most, int otherwise) {
        return form.first(name)
                .filter(value -> value.matches("[0-9]{1,5}"))
                .map(Integer::parseInt)
                .filter(value -> value >= least && value <= most)
                .orElse(otherwise);
    }

    private static Set<String> policy(Form form) {
        Set<String> named = Stream.of(form.first("rp").orElse("ct").split(",", -1))
                .filter(POLICIES::contains)
                .collect(Collectors.toUnmodifiableSet());
        return named.isEmpty() ? Set.of("ct") : named;
    }
}
