package org.quietline.adapter.web.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Person;
import org.quietline.adapter.web.page.SendPage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.Listing;
import org.quietline.application.send.SendMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;

/** Writing to a registered user. */
public final class Sending {
    private final SendMessage send;
    private final Lookups lookups;
    private final BrowseMessages messages;
    private final BrowseUsers users;
    private final OneMessage one;
    private final ConversationPages conversations;
    private final Contacts contacts;
    private final Pages pages;

    Sending(
            SendMessage send,
            Lookups lookups,
            BrowseMessages messages,
            BrowseUsers users,
            OneMessage one,
            ConversationPages conversations,
            Contacts contacts,
            Pages pages) {
        this.send = send;
        this.lookups = lookups;
        this.messages = messages;
        this.users = users;
        this.one = one;
        this.conversations = conversations;
        this.contacts = contacts;
        this.pages = pages;
    }

    Answer show(Call call, Visitor visitor) {
        return form(200, visitor, new Draft(Ids.fresh(), call.query("user").orElse(""), "", ""), "");
    }

    /** The form with the people who are searched for. Not asked for by an address: histories and proxies keep those. */
    Answer people(Call call, Visitor visitor) {
        Json.Fields fields = Json.fields(call);
        Draft draft = new Draft(
                fields.field("id").filter(MessageId::isValid).orElseGet(Ids::fresh),
                fields.text("user"),
                unified(fields.text("messageContent")),
                "");
        return form(200, visitor, draft, Redaction.redact(fields.text("q")));
    }

    /** What was filled in. */
    private record Draft(String id, String user, String text, String error) {}

    Answer submit(Call call, Visitor visitor) {
        Json.Fields fields = Json.fields(call);
        MessageId id = Ids.parse(fields.text("id"));
        Optional<PhoneNumber> recipient = recipient(call, fields);
        MessageText text = MessageText.of(unified(fields.text("messageContent")));
        if (recipient.isPresent() && isOvertaken(recipient.get(), fields)) {
            return conversations.overtaken(recipient.get(), id.value(), text.value(), visitor);
        }
        SendMessage.Outcome outcome = recipient
                .map(to -> send.send(new SendMessage.Command(id, to, text, visitor.name(), null)))
                .orElseGet(() -> new SendMessage.Outcome.Rejected(SendMessage.Reason.UNKNOWN));
        if (recipient.isPresent() && isTyped(fields) && !isStoredJustNow(outcome)) {
            lookups.count(recipient.get(), visitor);
        }
        return switch (outcome) {
            case SendMessage.Outcome.Stored stored -> stored(call, fields, stored.message(), visitor);
            case SendMessage.Outcome.Conflict conflict -> throw Refusals.conflict();
            case SendMessage.Outcome.Rejected rejected -> {
                String reason = Refusals.sentence(rejected.reason());
                if (call.answersJson()) {
                    throw Problem.of(422, reason);
                }
                yield recipient.isPresent() && isReply(fields)
                        ? conversations.rejected(recipient.get(), id.value(), text.value(), reason, visitor)
                        : form(422, visitor, new Draft(id.value(), fields.text("user"), text.value(), reason), "");
            }
        };
    }

    /** Whether the contact wrote something that was not there yet when the reply was begun. */
    private boolean isOvertaken(PhoneNumber contact, Json.Fields fields) {
        String seen = fields.text("seen");
        return isReply(fields)
                && !isTyped(fields)
                && !seen.isEmpty()
                && messages.latestFrom(contact)
                        .filter(latest -> !latest.id().value().equals(seen))
                        .isPresent();
    }

    /** Whether the recipient is named by the whole number. */
    private static boolean isTyped(Json.Fields fields) {
        return fields.field("user").filter(text -> !text.isEmpty()).isEmpty();
    }

    /** Any other outcome tells something of the recipient, and leaves no message that shows who asked. */
    private static boolean isStoredJustNow(SendMessage.Outcome outcome) {
        return outcome instanceof SendMessage.Outcome.Stored stored && stored.isNew();
    }

    /** Browsers send each line break as two characters, which would cost two of those that are paid for. */
    private static String unified(String text) {
        return text.replace("\r\n", "\n");
    }

    /** Empty for a reference that stands for nobody. Throws a problem when no recipient is named. */
    private Optional<PhoneNumber> recipient(Call call, Json.Fields fields) {
        Optional<String> reference = fields.field("user").filter(text -> !text.isEmpty());
        if (reference.isPresent()) {
            return contacts.find(reference.get());
        }
        if (!call.isJson()) {
            return Optional.empty();
        }
        String number = fields.field("phoneNumber")
                .orElseThrow(() -> Problem.of(400, "user or phoneNumber has to name the recipient."));
        try {
            return Optional.of(PhoneNumber.parse(number));
        } catch (InvalidPhoneNumberException e) {
            throw Problem.of(422, "phoneNumber has to be a whole number in E.164 form, beginning with +.");
        }
    }

    private static boolean isReply(Json.Fields fields) {
        return fields.text("return").equals("conversation");
    }

    private Answer stored(Call call, Json.Fields fields, OutgoingMessage message, Visitor visitor) {
        if (call.answersJson()) {
            return MessageJson.sent(message).answer(200);
        }
        return isReply(fields)
                ? Answer.seeOther("/conversations/" + contacts.reference(message.to()) + "#m-" + message.id())
                : one.page(200, message, visitor);
    }

    private Answer form(int status, Visitor visitor, Draft draft, String search) {
        Listing<User> found = users.list(search, null, Listing.MAX_LIMIT);
        @Nullable PhoneNumber chosen = contacts.find(draft.user()).orElse(null);
        List<User> users = new ArrayList<>(found.rows());
        Optional<User> asked = chosen == null ? Optional.empty() : this.users.find(chosen);
        if (asked.isPresent() && users.stream().noneMatch(user -> user.number().equals(chosen))) {
            users.addFirst(asked.get());
        }
        List<Person> people = users.stream()
                .map(user -> person(user, user.number().equals(chosen)))
                .sorted(Comparator.comparing(person -> !person.refusal().isEmpty()))
                .toList();
        String refusal = chosen == null
                ? ""
                : Refusals.sentence(Registration.check(asked.orElse(null))).orElse("");
        SendPage page =
                new SendPage(draft.id(), draft.text(), search, people, found.next() != null, refusal, draft.error());
        return pages.answer(
                status,
                pages.templates().send(pages.frame("New message", "send", visitor.name(), visitor.formToken()), page));
    }

    private Person person(User user, boolean isChosen) {
        String name = user.displayName().map(Contacts::name).orElse("");
        String refusal = switch (Registration.check(user)) {
            case Registration.Registered registered -> "";
            case Registration.Inactive inactive -> "inactive";
            case Registration.OptedOut out -> "opted out";
            case Registration.Unknown unknown -> throw new IllegalStateException("a user is known");
        };
        String label = name.isEmpty()
                ? user.number().masked()
                : name + "  " + user.number().masked();
        return new Person(
                contacts.reference(user.number()),
                refusal.isEmpty() ? label : label + " (" + refusal + ")",
                isChosen && refusal.isEmpty(),
                refusal);
    }
}
