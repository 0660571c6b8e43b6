package org.quietline.adapter.web.message;

import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.page.Badge;
import org.quietline.adapter.web.page.Talk;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.States;
import org.quietline.adapter.web.words.Texts;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.port.Conversations.Sender;
import org.quietline.application.port.LoggedMessage;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;

/** Shows conversations as rows. */
public final class Talks {
    private final Contacts contacts;
    private final Texts texts;

    Talks(Contacts contacts, Texts texts) {
        this.contacts = contacts;
        this.texts = texts;
    }

    /** A row of a list. */
    Talk of(Sender sender) {
        LoggedMessage latest = latest(sender);
        return new Talk(
                contacts.shown(sender.contact(), name(sender)),
                latest.id().value(),
                by(latest),
                text(latest),
                Times.shown(latest.at()),
                standing(Registration.check(sender.user())),
                sender.unanswered(),
                waiting(sender.unanswered()),
                sender.state().handledBy().map(by -> "Handled by " + by).orElse(""),
                sender.state().handledAt().map(Times::shown).orElse(null),
                false);
    }

    /**
     * The row that a new or changed message makes. It knows nothing of the messages before: a message from the contact
     * counts as one more, one of an operator as the answer to all.
     */
    public Talk of(LoggedMessage message, @Nullable String name) {
        boolean isFromContact = message instanceof LoggedMessage.In;
        @Nullable Badge standing = message instanceof LoggedMessage.In in && !in.message().isRegistered()
                ? in.message()
                        .silence()
                        .map(silence -> new Badge("quiet", States.tag(silence)))
                        .orElse(null)
                : null;
        return new Talk(
                contacts.shown(message.contact(), name),
                message.id().value(),
                by(message),
                text(message),
                Times.shown(message.at()),
                standing,
                isFromContact ? 1 : 0,
                waiting(isFromContact ? 1 : 0),
                "",
                null,
                !isFromContact);
    }

    Json json(Sender sender) {
        LoggedMessage latest = latest(sender);
        @Nullable String name = name(sender);
        return new Json()
                .put("user", contacts.reference(sender.contact()))
                .put("phoneNumber", sender.contact().masked())
                .put("displayName", name == null ? null : Contacts.name(name))
                .put("registration", registration(Registration.check(sender.user())))
                .put("state", sender.state().state())
                .put("handledBy", sender.state().handledBy().orElse(null))
                .put(
                        "handledAt",
                        sender.state().handledAt().map(Object::toString).orElse(null))
                .put("unanswered", sender.state() instanceof Conversation.Open ? sender.unanswered() : 0)
                .put("direction", latest instanceof LoggedMessage.In ? "in" : "out")
                .put("messageContent", text(latest))
                .put("timestamp", latest.at().toString());
    }

    private static @Nullable String name(Sender sender) {
        User user = sender.user();
        return user == null ? null : user.displayName().orElse(null);
    }

    private static LoggedMessage latest(Sender sender) {
        IncomingMessage latest = sender.latest();
        OutgoingMessage written = sender.written();
        return written != null && !written.queuedAt().isBefore(latest.timestamp())
                ? new LoggedMessage.Out(written)
                : new LoggedMessage.In(latest);
    }

    private static String by(LoggedMessage message) {
        return message instanceof LoggedMessage.Out out
                ? out.message().origin().operatorId().orElse("")
                : "";
    }

    private String text(LoggedMessage message) {
        return switch (message) {
            case LoggedMessage.In in -> texts.shown(in.message().text());
            case LoggedMessage.Out out -> texts.shown(out.message().text());
        };
    }

    private static String waiting(int count) {
        return switch (count) {
            case 0 -> "";
            case Sender.MOST_COUNTED -> (Sender.MOST_COUNTED - 1) + "+ unanswered";
            default -> count + " unanswered";
        };
    }

    private static @Nullable Badge standing(Registration registration) {
        return registration instanceof Registration.Registered ? null : States.shown(registration);
    }

    private static String registration(Registration registration) {
        return switch (registration) {
            case Registration.Registered registered -> "active";
            case Registration.Inactive inactive -> "inactive";
            case Registration.OptedOut out -> "opted_out";
            case Registration.Unknown unknown -> "unknown";
        };
    }
}
