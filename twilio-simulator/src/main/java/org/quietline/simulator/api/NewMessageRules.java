package org.quietline.simulator.api;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.fault.FaultDocument.AccountLimits;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Form;
import org.quietline.simulator.network.OptOuts;

/**
 * Why Twilio refuses to take a message: what is missing, malformed, not ours, or not wanted.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio: message resource</a>
 */
final class NewMessageRules {
    /** The number of Twilio's test credentials that sends nothing and always succeeds. */
    static final String MAGIC_SENDER = "+15005550006";

    private static final int LONGEST_BODY = 1600;
    private static final Pattern ADDRESS = Pattern.compile("(whatsapp:|rcs:|messenger:)?\\+[1-9][0-9]{6,14}");
    private static final Map<String, Integer> MAGIC_FROM =
            Map.of("+15005550001", 21212, "+15005550007", 21606, "+15005550008", 21611);
    private static final Map<String, Integer> MAGIC_TO = Map.of(
            "+15005550001", 21211,
            "+15005550002", 21612,
            "+15005550003", 21408,
            "+15005550004", 21610,
            "+15005550009", 21614);

    private final OwnNumbers numbers;
    private final OptOuts optOuts;
    private final Faults faults;

    NewMessageRules(OwnNumbers numbers, OptOuts optOuts, Faults faults) {
        this.numbers = numbers;
        this.optOuts = optOuts;
        this.faults = faults;
    }

    Optional<ApiError> refusal(Form form) {
        return missing(form)
                .or(() -> recipient(form.first("To").orElse("")))
                .or(() -> sender(form))
                .or(() -> content(form))
                .or(() -> wishes(form))
                .or(() -> unwanted(form));
    }

    private static Optional<ApiError> missing(Form form) {
        if (form.filled("To").isEmpty()) {
            return refused(21604, "A 'To' phone number is required.");
        }
        if (form.filled("From").isEmpty() && form.filled("MessagingServiceSid").isEmpty()) {
            return refused(21603, "A 'From' phone number is required.");
        }
        if (form.filled("Body").isEmpty()
                && form.filled("MediaUrl").isEmpty()
                && form.filled("ContentSid").isEmpty()) {
            return refused(21602, "Message body is required.");
        }
        return Optional.empty();
    }

    private static Optional<ApiError> recipient(String to) {
        Integer magic = MAGIC_TO.get(to);
        if (magic != null) {
            return refused(magic, words(magic, to));
        }
        return ADDRESS.matcher(to).matches() ? Optional.empty() : refused(21211, words(21211, to));
    }

    private Optional<ApiError> sender(Form form) {
        Optional<String> service = form.filled("MessagingServiceSid");
        if (service.isPresent() && !service.equals(numbers.service())) {
            return Optional.of(new ApiError(404, 21701, "The Messaging Service does not exist"));
        }
        String from = form.filled("From").orElse("");
        Integer magic = MAGIC_FROM.get(from);
        if (magic != null) {
            return refused(magic, words(magic, from));
        }
        if (from.isEmpty() || from.equals(MAGIC_SENDER)) {
            return Optional.empty();
        }
        if (from.equals(form.first("To").orElse(""))) {
            return refused(21266, "'To' and 'From' number cannot be the same: " + from);
        }
        if (numbers.find(from).isEmpty()) {
            int code = from.matches("\\+[1-9][0-9]{6,14}|[0-9]{4,8}") ? 21606 : 21212;
            return refused(code, words(code, from));
        }
        return Optional.empty();
    }

    private static Optional<ApiError> content(Form form) {
        if (form.first("Body").orElse("").length() > LONGEST_BODY) {
            return refused(21617, "The concatenated message body exceeds the 1600 character limit.");
        }
        if (form.all("MediaUrl").size() > 10) {
            return refused(21623, "Number of media files exceeds allowed limit.");
        }
        return Optional.empty();
    }

    private static Optional<ApiError> wishes(Form form) {
        Optional<String> callback = form.filled("StatusCallback");
        if (callback.isPresent() && !isWebAddress(callback.get())) {
            return refused(21609, "The 'StatusCallback' URL " + callback.get() + " is not a valid URL.");
        }
        String validity = form.filled("ValidityPeriod").orElse("36000");
        if (!validity.matches("[0-9]{1,5}") || Integer.parseInt(validity) < 1 || Integer.parseInt(validity) > 36_000) {
            return refused(90007, "Invalid validity period value");
        }
        return Optional.empty();
    }

    private Optional<ApiError> unwanted(Form form) {
        String to = form.first("To").orElse("");
        AccountLimits limits = faults.account();
        if (limits.trial() && !limits.verified().contains(to)) {
            return refused(21608, words(21608, to));
        }
        String from = form.filled("From").orElseGet(() -> numbers.first().number());
        return optOuts.refuses(to, from) ? refused(21610, words(21610, to)) : Optional.empty();
    }

    /** Twilio wants a web address whose host has no underscore; a host without a dot is fine here, for loopback. */
    private static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String words(int code, String number) {
        return switch (code) {
            case 21211 -> "The 'To' number " + number + " is not a valid phone number.";
            case 21212 ->
                "The 'From' number " + number + " is not a valid phone number, shortcode, or alphanumeric"
                        + " sender ID.";
            case 21408 ->
                "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: " + number
                        + ".";
            case 21606 ->
                "The 'From' phone number provided (" + number
                        + ") is not a valid message-capable Twilio phone number for this destination.";
            case 21608 ->
                "The number " + partly(number) + " is unverified. Trial accounts cannot send messages to"
                        + " unverified numbers; verify it or purchase a Twilio number to send messages to it.";
            case 21610 -> "Attempt to send to unsubscribed recipient";
            case 21611 -> "This 'From' number has exceeded the maximum number of queued messages.";
            case 21612 ->
                "The message cannot be sent with the current combination of 'To' (" + number
                        + ") and 'From' parameters.";
            case 21614 -> "'To' number is not a valid mobile number: " + number;
            default -> "Refused";
        };
    }

    private static String partly(String number) {
        int shown = Math.min(5, number.length());
        return number.substring(0, shown) + "XXXX";
    }

    private static Optional<ApiError> refused(int code, String message) {
        return Optional.of(ApiError.badRequest(code, message));
    }
}
