package org.quietline.adapter.web.user;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.message.ListQuery;
import org.quietline.adapter.web.message.Lookups;
import org.quietline.adapter.web.message.Rows;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.page.UserPage;
import org.quietline.adapter.web.page.UserPage.UserFact;
import org.quietline.adapter.web.page.UserRow;
import org.quietline.adapter.web.page.UsersPage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.States;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.browse.BrowseMessages.MessageThread;
import org.quietline.application.browse.BrowseUsers;
import org.quietline.application.browse.Listing;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.users.ManageUsers;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.registration.User;

/** Lists, adds and changes registered users. */
public final class UserPages {
    private static final String PATH = "/users";
    /** So many messages stand on a user's page. */
    private static final int LATEST = 10;

    private static final List<String> PARAMETERS = List.of("q", "sort", "order", "limit", "after");
    private static final Map<String, String> NOTICES = Map.of(
            "added", "The user was added.",
            "known", "This number was registered before; nothing was changed.",
            "activated", "The user is active.",
            "deactivated", "The user is inactive.",
            "renamed", "The name was changed.");

    private final BrowseUsers users;
    private final ManageUsers manage;
    private final Lookups lookups;
    private final Contacts contacts;
    private final BrowseMessages messages;
    private final Rows rows;
    private final Pages pages;

    /** Wires the pages. */
    public UserPages(
            BrowseUsers users,
            ManageUsers manage,
            Lookups lookups,
            BrowseMessages messages,
            Rows rows,
            Contacts contacts,
            Pages pages) {
        this.messages = messages;
        this.rows = rows;
        this.users = users;
        this.manage = manage;
        this.lookups = lookups;
        this.contacts = contacts;
        this.pages = pages;
    }

    /** {@code GET /users}. */
    public Answer list(Call call, Visitor visitor) {
        ListQuery query = ListQuery.of(call, PATH, PARAMETERS);
        query.requireOrder("displayName", "asc");
        if (!call.wantsJson()) {
            String shown = Redaction.redact(query.value("q"));
            return shown.equals(query.value("q"))
                    ? page(200, query, notice(call), "", "", visitor)
                    : Answer.seeOther(query.with("q", shown));
        }
        Listing<User> listing = users.list(query.value("q"), query.after(), query.limit());
        return new Json()
                .put(
                        "users",
                        listing.rows().stream().map(user -> json(user).fields()).toList())
                .put("next", listing.next())
                .put("unreadable", unreadable())
                .answer(200);
    }

    /** The entries that cannot be read, as programs see them; nothing when there are none. */
    private @Nullable List<Map<String, String>> unreadable() {
        List<Map<String, String>> entries = users.unreadable().stream()
                .map(bad -> Map.of("entry", bad.entry(), "problem", bad.problem()))
                .toList();
        return entries.isEmpty() ? null : entries;
    }

    private static String notice(Call call) {
        return call.query("done").map(done -> NOTICES.getOrDefault(done, "")).orElse("");
    }

    /** {@code GET /users/{user}}. */
    public Answer show(Call call, Visitor visitor) {
        PhoneNumber number = contacts.require(call.path("user"));
        User user = users.find(number).orElseThrow(Problem::notFound);
        if (call.wantsJson()) {
            return json(user).answer(200);
        }
        MessageThread thread = messages.conversation(number, null, LATEST);
        @Nullable String name = user.displayName().orElse(null);
        UserPage page = new UserPage(
                row(user, latest(thread)),
                notice(call),
                facts(user),
                rows.bubbles(thread.messages().rows(), name),
                thread.messages().next() != null);
        Frame frame = pages.frame(page.row().contact().title(), "users", visitor.name(), visitor.formToken());
        return pages.answer(200, pages.templates().user(frame, page));
    }

    private static @Nullable Instant latest(MessageThread thread) {
        return thread.messages().rows().stream()
                .filter(LoggedMessage.In.class::isInstance)
                .map(LoggedMessage::at)
                .findFirst()
                .orElse(null);
    }

    private static List<UserFact> facts(User user) {
        List<UserFact> facts = new ArrayList<>();
        user.createdAt().ifPresent(at -> facts.add(new UserFact("Registered", Times.shown(at))));
        user.updatedAt().ifPresent(at -> facts.add(new UserFact("Last changed", Times.shown(at))));
        user.optedOutAt().ifPresent(at -> facts.add(new UserFact("Opted out", Times.shown(at))));
        return facts;
    }

    /** {@code POST /users}. */
    public Answer add(Call call, Visitor visitor) {
        Json.Fields fields = Json.fields(call);
        @Nullable String name =
                fields.field("displayName").filter(text -> !text.isBlank()).orElse(null);
        PhoneNumber number;
        try {
            number = PhoneNumber.parse(fields.text("phoneNumber").replaceAll("[\\s().\\-\\u2010-\\u2015]", ""));
        } catch (InvalidPhoneNumberException e) {
            String error = "Type the whole number with its country code, beginning with +.";
            if (call.answersJson()) {
                throw Problem.of(422, error);
            }
            return page(422, ListQuery.of(call, PATH, List.of()), "", error, name == null ? "" : name, visitor);
        }
        return switch (manage.add(number, name, visitor.name())) {
            case ManageUsers.Outcome.Added added -> done(call, added.user(), 201, "added");
            case ManageUsers.Outcome.Unchanged known -> {
                lookups.count(number, visitor);
                yield done(call, known.user(), 200, "known");
            }
            case ManageUsers.Outcome.Changed changed -> done(call, changed.user(), 200, "added");
            case ManageUsers.Outcome.Unknown unknown -> throw Problem.notFound();
        };
    }

    /** {@code POST /users/{user}/activate}. */
    public Answer activate(Call call, Visitor visitor) {
        return changed(call, manage.activate(contacts.require(call.path("user")), visitor.name()), "activated");
    }

    /** {@code POST /users/{user}/deactivate}. */
    public Answer deactivate(Call call, Visitor visitor) {
        return changed(call, manage.deactivate(contacts.require(call.path("user")), visitor.name()), "deactivated");
    }

    /** {@code POST /users/{user}/rename}. */
    public Answer rename(Call call, Visitor visitor) {
        String name = Json.fields(call)
                .field("displayName")
                .orElseThrow(() -> Problem.of(400, "displayName has to be given; an empty one takes the name away."));
        return changed(call, manage.rename(contacts.require(call.path("user")), name, visitor.name()), "renamed");
    }

    private Answer changed(Call call, ManageUsers.Outcome outcome, String notice) {
        return switch (outcome) {
            case ManageUsers.Outcome.Added added -> done(call, added.user(), 200, notice);
            case ManageUsers.Outcome.Changed changed -> done(call, changed.user(), 200, notice);
            case ManageUsers.Outcome.Unchanged unchanged -> done(call, unchanged.user(), 200, notice);
            case ManageUsers.Outcome.Unknown unknown -> throw Problem.notFound();
        };
    }

    private Answer done(Call call, User user, int status, String notice) {
        return call.answersJson()
                ? json(user).answer(status)
                : Answer.seeOther(address(call, user) + "?done=" + notice + anchor(call, user));
    }

    /** Back to where it was done. */
    private String address(Call call, User user) {
        return isFromUserPage(call) ? PATH + "/" + contacts.reference(user.number()) : PATH;
    }

    private String anchor(Call call, User user) {
        return isFromUserPage(call) ? "" : "#u-" + contacts.reference(user.number());
    }

    private static boolean isFromUserPage(Call call) {
        return Json.fields(call).text("return").equals("user");
    }

    private Json json(User user) {
        return new Json()
                .put("user", contacts.reference(user.number()))
                .put("phoneNumber", user.number().masked())
                .put("displayName", user.displayName().map(Contacts::name).orElse(null))
                .put("status", user.status().code())
                .put("optedOut", user.optedOutAt().isPresent());
    }

    private Answer page(int status, ListQuery query, String notice, String error, String newName, Visitor visitor) {
        Listing<User> listing = users.list(query.value("q"), query.after(), query.limit());
        @Nullable String next = listing.next();
        Map<PhoneNumber, IncomingMessage> latest =
                messages.latestFrom(listing.rows().stream().map(User::number).collect(Collectors.toSet()));
        UsersPage page = new UsersPage(
                query.value("q"),
                notice,
                error,
                newName,
                users.unreadable().stream()
                        .map(bad -> bad.entry() + ": " + bad.problem())
                        .toList(),
                listing.rows().stream()
                        .map(user -> row(user, wrote(latest, user)))
                        .toList(),
                query.after() == null ? "" : query.with("q", query.value("q")),
                next == null ? "" : query.with("after", next));
        return pages.answer(
                status,
                pages.templates().users(pages.frame("Users", "users", visitor.name(), visitor.formToken()), page));
    }

    private static @Nullable Instant wrote(Map<PhoneNumber, IncomingMessage> latest, User user) {
        IncomingMessage message = latest.get(user.number());
        return message == null ? null : message.timestamp();
    }

    private UserRow row(User user, @Nullable Instant wrote) {
        return new UserRow(
                contacts.shown(user.number(), user.displayName().orElse(null)),
                States.shown(user),
                user.isActive(),
                user.optedOutAt().isPresent(),
                wrote == null ? null : Times.shown(wrote));
    }
}
