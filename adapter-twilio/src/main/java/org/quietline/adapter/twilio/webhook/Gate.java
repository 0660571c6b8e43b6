package org.quietline.adapter.twilio.webhook;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.quietline.application.webhook.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in what Twilio signed for our account and for this very address. What it turns away is counted and told once a
 * minute, with the likeliest reason and nothing of the request.
 */
final class Gate {
    private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);
    private static final Duration BETWEEN_HINTS = Duration.ofHours(1);
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    private final byte[] account;
    private final URI base;
    private final SignedUrls urls;
    private final Signature signature;
    private final InstantSource clock;
    private final AtomicLong turnedAway = new AtomicLong();
    private final AtomicReference<Instant> nextLine = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Instant> nextHint = new AtomicReference<>(Instant.MIN);

    Gate(TwilioWebhooks.Settings settings, InstantSource clock) {
        this.account = settings.accountSid().getBytes(StandardCharsets.UTF_8);
        this.base = settings.publicBaseUrl();
        this.urls = SignedUrls.below(base);
        this.signature = new Signature(settings.authTokens());
        this.clock = clock;
    }

    /**
     * The parameters of the form, if the request is Twilio's and ours.
     *
     * @param path the raw path that it must have: where no character parts the URL from the parameters in what is
     *     signed, a part of the one could be passed off as the other
     */
    Optional<FormParameters> admit(Webhook.Request request, String path) {
        Optional<FormParameters> form = FormParameters.parse(request.body());
        if (form.isEmpty()) {
            turnAway(Mismatch.TOO_MANY_PARAMETERS);
            return Optional.empty();
        }
        if (!isSigned(request, form.get())) {
            if (countsForALine()) {
                tell(diagnosis(request, form.get()));
            }
            return Optional.empty();
        }
        return form.filter(parameters -> isAt(path, request.pathAndQuery()) && isOurs(parameters));
    }

    private boolean isSigned(Webhook.Request request, FormParameters form) {
        if (!Signature.isWellFormed(request.signature())) {
            return false;
        }
        List<String> addresses = urls.of(request.pathAndQuery());
        if (Signature.bindsBody(request.pathAndQuery(), request.body())) {
            return isSigned(addresses, new byte[0], request.signature());
        }
        return isSigned(addresses, form.signed(), request.signature());
    }

    private boolean isSigned(List<String> addresses, byte[] form, String given) {
        boolean isSigned = signature.covers(addresses, form, given);
        if (isSigned && signature.isOfTheSecondToken(addresses, form, given) && isDue(nextHint, BETWEEN_HINTS)) {
            LOG.warn("Twilio signs with the second token of TWILIO_AUTH_TOKEN: it was promoted, so put it first;"
                    + " calls to Twilio use the first");
        }
        return isSigned;
    }

    private static boolean isAt(String path, String pathAndQuery) {
        return pathAndQuery.equals(path) || pathAndQuery.startsWith(path + "?");
    }

    private boolean isOurs(FormParameters form) {
        return form.single("AccountSid")
                .filter(sid -> MessageDigest.isEqual(account, sid.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    private Mismatch diagnosis(Webhook.Request request, FormParameters form) {
        if (request.signature().isEmpty()) {
            return Mismatch.NO_SIGNATURE;
        }
        if (!Signature.isWellFormed(request.signature())) {
            return Mismatch.NOT_A_SIGNATURE;
        }
        Mismatch mismatch = Mismatch.diagnose(base, request.pathAndQuery(), form, signature, request.signature());
        return mismatch == Mismatch.STRANGER && isOurs(form) ? Mismatch.OUR_ACCOUNT : mismatch;
    }

    private void turnAway(Mismatch mismatch) {
        if (countsForALine()) {
            tell(mismatch);
        }
    }

    private boolean countsForALine() {
        turnedAway.incrementAndGet();
        return isDue(nextLine, BETWEEN_LINES);
    }

    private boolean isDue(AtomicReference<Instant> next, Duration pause) {
        Instant now = clock.instant();
        Instant due = next.get();
        return !now.isBefore(due) && next.compareAndSet(due, now.plus(pause));
    }

    private void tell(Mismatch mismatch) {
        LOG.warn("{} webhook requests turned away; of the last, {}", turnedAway.getAndSet(0), mismatch.words());
    }
}
