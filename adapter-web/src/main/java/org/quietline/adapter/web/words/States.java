package org.quietline.adapter.web.words;

import org.quietline.adapter.web.page.Badge;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Silence;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;

/** Shows states, in one word or two. */
public final class States {
    private States() {}

    /** How far an outgoing message has come. */
    public static Badge shown(DeliveryStatus status) {
        return switch (status) {
            case QUEUED -> new Badge("busy", "Queued");
            case SENDING -> new Badge("busy", "Sending");
            case SENT -> new Badge("busy", "Sent");
            case DELIVERED -> new Badge("good", "Delivered");
            case READ -> new Badge("good", "Read");
            case UNDELIVERED -> new Badge("bad", "Undelivered");
            case FAILED -> new Badge("bad", "Failed");
            case UNCONFIRMED -> new Badge("unsure", "Unconfirmed");
        };
    }

    /** What that means, in a sentence. */
    public static String sentence(DeliveryStatus status) {
        return switch (status) {
            case QUEUED -> "It is queued and will go out soon.";
            case SENDING -> "It is being handed to the carrier.";
            case SENT -> "It was sent: the carrier accepted it. Whether it arrived is not known yet.";
            case DELIVERED -> "It was delivered.";
            case READ -> "It arrived and was opened.";
            case UNDELIVERED -> "The carrier accepted it, but it did not arrive.";
            case FAILED -> "It failed: it did not go out.";
            case UNCONFIRMED -> "Nobody knows whether the carrier accepted it. It is being looked into.";
        };
    }

    /** Whether an incoming message was answered. */
    public static Badge shown(IncomingMessage message) {
        if (message.responseSent()) {
            return new Badge("good", "Answered");
        }
        return message.acknowledgement().isPresent()
                ? new Badge("busy", "Answering")
                : new Badge("quiet", "Not answered");
    }

    /** Why a message was not answered, in a sentence. */
    public static String sentence(Silence silence) {
        return switch (silence) {
            case UNKNOWN_SENDER -> "The sender is not registered, so nothing was sent.";
            case INACTIVE_USER -> "The sender's registration is not active, so nothing was sent.";
            case OPTED_OUT -> "The sender opted out of messages, so nothing was sent.";
            case KEYWORD -> "It is a word that the carrier answers by itself.";
            case OWN_NUMBER -> "It came from a number of our own.";
            case TOO_LATE -> "It reached us too late for an answer.";
            case TOO_MANY -> "The sender was answered too often within the hour.";
        };
    }

    /** Why a message was not answered, in two words. */
    public static String tag(Silence silence) {
        return switch (silence) {
            case UNKNOWN_SENDER -> "Unknown sender";
            case INACTIVE_USER -> "Inactive user";
            case OPTED_OUT -> "Opted out";
            case KEYWORD -> "Keyword";
            case OWN_NUMBER -> "Own number";
            case TOO_LATE -> "Too late";
            case TOO_MANY -> "Too many";
        };
    }

    /** Whether somebody has to look after a conversation. */
    public static Badge shown(Conversation conversation) {
        return switch (conversation) {
            case Conversation.Open open -> new Badge("busy", "Open");
            case Conversation.Handled handled -> new Badge("good", "Handled by " + handled.by());
        };
    }

    /** Whether a contact is registered. */
    public static Badge shown(Registration registration) {
        return switch (registration) {
            case Registration.Registered registered -> new Badge("good", "Registered");
            case Registration.Inactive inactive -> new Badge("quiet", "Inactive");
            case Registration.OptedOut out -> new Badge("bad", "Opted out");
            case Registration.Unknown unknown -> new Badge("quiet", "Not registered");
        };
    }

    /** Whether a user is served. */
    public static Badge shown(User user) {
        if (user.optedOutAt().isPresent()) {
            return new Badge("bad", user.isActive() ? "Opted out" : "Inactive, opted out");
        }
        return user.isActive() ? new Badge("good", "Active") : new Badge("quiet", "Inactive");
    }
}
