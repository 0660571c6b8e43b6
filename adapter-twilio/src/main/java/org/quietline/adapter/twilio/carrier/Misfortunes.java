package org.quietline.adapter.twilio.carrier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.SmsCarrier.Hindrance;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a message after an attempt that did not succeed. In doubt, nothing is known: only an answer that
 * rules out that Twilio took the message lets it be sent again.
 *
 * <ul>
 *   <li>Never handed over, 425, 429: certainly not taken; later perhaps.
 *   <li>401, 407, and 403 or 404 about the account: certainly not taken, and nothing that is wrong with the message. It
 *       stays queued while the settings are mended, as long as it lives: a wrong token at a deployment loses nothing
 *       that is mended in time, and is told once a minute at level ERROR.
 *   <li>Other 4xx: refused for good.
 *   <li>Everything else: nobody knows. A 408 may come from something between that had passed the request on, a redirect
 *       from something that took it, and a 503 from a Twilio that took it all the same.
 * </ul>
 */
final class Misfortunes {
    /** Twilio's code for a recipient who opted out. */
    private static final int OPTED_OUT = 21610;

    /** Not authenticated, no permission, account not active or not found, IP address not allowed. */
    private static final Set<Integer> ABOUT_THE_ACCOUNT = Set.of(20003, 20005, 20006, 20008, 20404, 10001);

    private static final Duration UNTIL_SETTINGS_ARE_MENDED = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Misfortunes.class);

    private final OncePerMinute accountLine;

    Misfortunes(InstantSource clock) {
        this.accountLine = new OncePerMinute(clock);
    }

    /** What an answer that is no success tells. */
    Answer error(MessageId message, HttpErrorException error) {
        int status = error.status();
        if (isAboutTheAccount(error)) {
            if (accountLine.admits()) {
                LOG.error(
                        "Twilio does not accept our account or credentials ({}): messages wait until this is mended;"
                                + " check TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_API_KEY_SID",
                        error.detail());
            }
            return new Answer.NotTaken(error.detail(), Optional.of(UNTIL_SETTINGS_ARE_MENDED), Hindrance.ACCOUNT);
        }
        if (status == 429 || status == 425) {
            LOG.warn("message {} not taken: {}", message, error.detail());
            return new Answer.NotTaken(error.detail(), error.retryAfter(), Hindrance.BUSY);
        }
        if (status >= 400 && status < 500 && status != 408) {
            LOG.info("message {} refused: {}", message, error.detail());
            return new Answer.Refused(reason(error), error.hasCode(OPTED_OUT));
        }
        LOG.warn("message {} unconfirmed: {}", message, error.detail());
        return new Answer.Unconfirmed(error.detail());
    }

    /** What no answer at all tells. */
    Answer noReply(MessageId message, NoReplyException error) {
        if (error.neverHandedOver()) {
            LOG.warn("message {} not taken: {}", message, error.detail());
            return new Answer.NotTaken(error.detail(), Optional.empty(), Hindrance.UNREACHABLE);
        }
        LOG.warn("message {} unconfirmed: {}", message, error.detail());
        return new Answer.Unconfirmed(error.detail());
    }

    /** What a success without a usable SID tells. */
    Answer notUnderstood(MessageId message) {
        LOG.warn("message {} unconfirmed: the answer names no message", message);
        return new Answer.Unconfirmed("the answer names no message");
    }

    private static boolean isAboutTheAccount(HttpErrorException error) {
        boolean hasAccountCode = error.code().isPresent()
                && ABOUT_THE_ACCOUNT.contains(error.code().getAsInt());
        return switch (error.status()) {
            case 401, 407 -> true;
            case 403 -> error.code().isEmpty() || hasAccountCode;
            case 404 -> hasAccountCode;
            default -> false;
        };
    }

    private static FailureReason reason(HttpErrorException error) {
        @Nullable Integer code = error.code().isPresent() ? Integer.valueOf(error.code().getAsInt()) : null;
        @Nullable String explanation = error.explanation();
        return FailureReason.of(code, explanation == null ? error.detail() : explanation);
    }
}
