package org.quietline.adapter.web.live;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.message.ListFilters;
import org.quietline.adapter.web.message.ListFilters.Belongs;
import org.quietline.adapter.web.message.MessageRoutes;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.port.LoggedMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;

/** What the pages that update themselves show of a new or changed message. */
final class Views {
    private final BrowseMessages messages;
    private final Contacts contacts;
    private final MessageRoutes shown;
    private final Pages pages;

    Views(BrowseMessages messages, Contacts contacts, MessageRoutes shown, Pages pages) {
        this.messages = messages;
        this.contacts = contacts;
        this.shown = shown;
        this.pages = pages;
    }

    /**
     * What one page shows.
     *
     * @param kind names all views in which the message looks the same, or is "" when it looks different to each visitor
     * @param shows whether it shows this message
     * @param html makes the part of the page that the message changes; empty for none
     */
    record View(
            Function<LoggedMessage, String> kind,
            Predicate<LoggedMessage> shows,
            Function<LoggedMessage, Optional<JteModel>> html) {}

    /** The view that the address names. */
    View of(Call call, Visitor visitor) {
        return switch (call.query("view").orElse("in")) {
            case "in" -> list(message -> message instanceof LoggedMessage.In, ListFilters.ofIncoming(call));
            case "out" -> list(message -> message instanceof LoggedMessage.Out, ListFilters.ofOutgoing(call));
            case "desk" -> {
                Belongs belongs = ListFilters.ofConversations(call, shown::isUser);
                yield new View(message -> "", Views::isSaidByPeople, message -> talk(message, belongs, visitor));
            }
            case "conversation" -> {
                PhoneNumber contact = contacts.require(call.query("user").orElse(""));
                yield new View(unused -> "bubble", message -> message.contact().equals(contact), this::bubble);
            }
            case "message" -> {
                String id = call.query("id").filter(MessageId::isValid).orElseThrow(Problem::notFound);
                yield new View(
                        unused -> "", message -> isPartOf(id, message), message -> story(new MessageId(id), visitor));
            }
            default -> throw Problem.of(400, "view is in, out, desk, conversation or message.");
        };
    }

    /** Acknowledgements change nothing about what somebody has to look after. */
    private static boolean isSaidByPeople(LoggedMessage message) {
        return !(message instanceof LoggedMessage.Out out)
                || out.message().origin().operatorId().isPresent();
    }

    /** Whether the message is this one, or its answer. */
    private static boolean isPartOf(String id, LoggedMessage message) {
        return message.id().value().equals(id)
                || (message instanceof LoggedMessage.Out out
                        && out.message()
                                .origin()
                                .inReplyTo()
                                .filter(answered -> answered.value().equals(id))
                                .isPresent());
    }

    /** What does not belong to a list is told all the same, as such: it may stand there from before it changed. */
    private View list(Predicate<LoggedMessage> shows, Belongs belongs) {
        return new View(
                message -> belongs.test(message) ? "row" : "other row",
                shows,
                message -> row(message, !belongs.test(message)));
    }

    private Optional<JteModel> row(LoggedMessage message, boolean isOther) {
        return Optional.of(pages.templates().row(shown.rows().of(message, name(message)), isOther));
    }

    private Optional<JteModel> bubble(LoggedMessage message) {
        return Optional.of(pages.templates().bubble(shown.rows().bubble(message, name(message))));
    }

    private Optional<JteModel> talk(LoggedMessage message, Belongs belongs, Visitor visitor) {
        return Optional.of(pages.templates()
                .talk(visitor.formToken(), shown.talks().of(message, name(message)), !belongs.test(message)));
    }

    private Optional<JteModel> story(MessageId id, Visitor visitor) {
        return messages.message(id)
                .map(message -> pages.templates()
                        .story(visitor.formToken(), shown.stories().of(message, name(message))));
    }

    private @Nullable String name(LoggedMessage message) {
        return messages.name(message.contact()).orElse(null);
    }
}
