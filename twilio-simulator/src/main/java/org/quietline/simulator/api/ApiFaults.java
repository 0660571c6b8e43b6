package org.quietline.simulator.api;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.fault.Strike;
import org.quietline.simulator.http.Answer;
import org.quietline.simulator.http.Reply;

/** Turns the faults in force into what an API call gets instead of its answer. */
final class ApiFaults {
    private static final String BAD_GATEWAY = """
            <html>
            <head><title>502 Bad Gateway</title></head>
            <body><center><h1>502 Bad Gateway</h1></center></body>
            </html>
            """;

    private final Faults faults;

    ApiFaults(Faults faults) {
        this.faults = faults;
    }

    /** What happens to one call: how long it takes, whether its message is taken, and what is answered instead. */
    record Fate(long delayBefore, long delayAfter, boolean taken, Optional<Answer> instead) {
        void waitBefore() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(delayBefore);
        }

        void waitAfter() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(delayAfter);
        }
    }

    /** Decides what happens to a call; {@code create} tells whether it creates a message. */
    Fate decide(boolean create) {
        Optional<Strike> delay = faults.strikes(Fault.API_DELAY, create);
        boolean late = delay.map(Strike::takesMessage).orElse(false);
        long milliseconds = delay.map(Strike::milliseconds).orElse(0L);
        long before = late ? 0 : milliseconds;
        long after = late ? milliseconds : 0;
        if (faults.strikes(Fault.API_DROP_BEFORE, create).isPresent()) {
            return new Fate(before, after, false, hangUp());
        }
        if (faults.strikes(Fault.API_DROP_AFTER, create).isPresent()) {
            return new Fate(before, after, true, hangUp());
        }
        Optional<Strike> busy = faults.strikes(Fault.API_429, create);
        if (busy.isPresent()) {
            return new Fate(before, after, false, Optional.of(retryAfter(ApiError.TOO_MANY_REQUESTS, busy.get())));
        }
        Optional<Strike> internal = faults.strikes(Fault.API_500, create);
        if (internal.isPresent()) {
            return new Fate(before, after, internal.get().takesMessage(), Optional.of(ApiError.INTERNAL.reply()));
        }
        Optional<Strike> gateway = faults.strikes(Fault.API_502, create);
        if (gateway.isPresent()) {
            Reply page = Reply.text(502, "text/html", BAD_GATEWAY);
            return new Fate(before, after, gateway.get().takesMessage(), Optional.of(page));
        }
        Optional<Strike> unavailable = faults.strikes(Fault.API_503, create);
        return unavailable
                .map(strike -> new Fate(
                        before,
                        after,
                        strike.takesMessage(),
                        Optional.<Answer>of(retryAfter(ApiError.UNAVAILABLE, strike))))
                .orElseGet(() -> new Fate(before, after, true, Optional.empty()));
    }

    private static Optional<Answer> hangUp() {
        return Optional.of(new Answer.HangUp(() -> {}));
    }

    private static Reply retryAfter(ApiError error, Strike strike) {
        Integer seconds = strike.retryAfterSeconds();
        return seconds == null ? error.reply() : error.reply().with("Retry-After", seconds.toString());
    }
}
