package org.quietline.adapter.web.message;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;
import org.quietline.application.port.Conversations;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.domain.message.DeliveryStatus;

/** What narrows the lists: read from their addresses, and handed on to the stream that keeps them up to date. */
public final class ListFilters {
    /** What narrows a list of messages. */
    static final List<String> OF_MESSAGES = List.of("q", "status", "registered", "from", "to");

    private static final List<String> OF_CONVERSATIONS = List.of("state", "registered");

    private ListFilters() {}

    /** The view of the stream for a list that is narrowed like this. */
    static String live(String view, ListQuery query) {
        String narrowed = query.only(OF_MESSAGES);
        return narrowed.isEmpty() ? view : view + "&" + narrowed;
    }

    static String ofDesk(ListQuery query) {
        String narrowed = query.only(OF_CONVERSATIONS);
        return narrowed.isEmpty() ? "desk" : "desk&" + narrowed;
    }

    static IncomingFilter incoming(ListQuery query) {
        return new IncomingFilter(
                query.search().orElse(null),
                query.truth("status", "answered", "unanswered"),
                query.truth("registered", "true", "false"),
                query.from(),
                query.until());
    }

    static OutgoingFilter outgoing(ListQuery query) {
        return new OutgoingFilter(
                query.search().orElse(null), status(query.value("status")), query.from(), query.until());
    }

    static Conversations.Filter conversations(ListQuery query) {
        return new Conversations.Filter(
                Boolean.TRUE.equals(query.truth("state", "handled", "open")),
                query.truth("registered", "true", "false"));
    }

    private static @Nullable DeliveryStatus status(String code) {
        return code.isEmpty()
                ? null
                : DeliveryStatus.ofCode(code)
                        .orElseThrow(() -> Problem.of(400, "status is the name of a state, such as delivered."));
    }

    /** Which messages belong to a list. */
    @FunctionalInterface
    public interface Belongs {
        /** Whether the message belongs to the list, as it is now. */
        boolean test(LoggedMessage message);
    }

    /** The incoming messages that the list of this address shows. */
    public static Belongs ofIncoming(Call call) {
        ListQuery query = ListQuery.of(call, "", OF_MESSAGES);
        IncomingFilter filter = incoming(query);
        boolean findsNothing = query.findsNothing();
        return message -> message instanceof LoggedMessage.In in && !findsNothing && filter.admits(in.message());
    }

    /** The outgoing messages that the list of this address shows. */
    public static Belongs ofOutgoing(Call call) {
        ListQuery query = ListQuery.of(call, "", OF_MESSAGES);
        OutgoingFilter filter = outgoing(query);
        boolean findsNothing = query.findsNothing();
        return message -> message instanceof LoggedMessage.Out out && !findsNothing && filter.admits(out.message());
    }

    /**
     * The messages that put a conversation on the list of this address: one that comes opens it again, so it never
     * belongs to the handled ones.
     *
     * @param isUser whether a message is from somebody in the directory
     */
    public static Belongs ofConversations(Call call, Belongs isUser) {
        Conversations.Filter filter = conversations(ListQuery.of(call, "", OF_CONVERSATIONS));
        return message -> message instanceof LoggedMessage.In
                && !filter.handled()
                && (filter.registered() == null || filter.registered() == isUser.test(message));
    }
}
