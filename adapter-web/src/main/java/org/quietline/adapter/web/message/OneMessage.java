package org.quietline.adapter.web.message;

import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.page.MessagePage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** One message's story, and sending it again. */
public final class OneMessage {
    private final BrowseMessages messages;
    private final RetryMessage retry;
    private final Stories stories;
    private final MessageJson json;
    private final Pages pages;

    OneMessage(BrowseMessages messages, RetryMessage retry, Stories stories, MessageJson json, Pages pages) {
        this.messages = messages;
        this.retry = retry;
        this.stories = stories;
        this.json = json;
        this.pages = pages;
    }

    Answer show(Call call, Visitor visitor) {
        MessageId id = id(call);
        String live = live(id);
        LoggedMessage message = messages.message(id).orElseThrow(Problem::notFound);
        @Nullable String name = messages.name(message.contact()).orElse(null);
        return call.wantsJson() ? json.of(message, name).answer(200) : page(200, message, name, live, visitor);
    }

    /** The page that tells how a message fares. */
    Answer page(int status, OutgoingMessage message, Visitor visitor) {
        @Nullable String name = messages.name(message.to()).orElse(null);
        return page(status, new LoggedMessage.Out(message), name, live(message.id()), visitor);
    }

    private String live(MessageId id) {
        return pages.live("message&id=" + id.value());
    }

    private Answer page(int status, LoggedMessage message, @Nullable String name, String live, Visitor visitor) {
        MessagePage page = stories.of(message, name);
        Frame frame = pages.liveFrame("Message", page.row().direction(), visitor.name(), visitor.formToken(), live);
        return pages.answer(status, pages.templates().message(frame, page));
    }

    Answer retry(Call call, Visitor visitor) {
        MessageId newId = Ids.parse(Json.fields(call).text("id"));
        return switch (retry.retry(id(call), newId, visitor.name())) {
            case RetryMessage.Outcome.NotFound none -> throw Problem.notFound();
            case RetryMessage.Outcome.NotNeeded not ->
                throw Problem.of(409, "It is under way or has arrived, so it need not be sent again.");
            case RetryMessage.Outcome.Tried tried -> tried(call, tried.result());
        };
    }

    private static Answer tried(Call call, SendMessage.Outcome outcome) {
        return switch (outcome) {
            case SendMessage.Outcome.Stored stored ->
                call.answersJson()
                        ? MessageJson.sent(stored.message()).answer(200)
                        : Answer.seeOther("/messages/" + stored.message().id().value());
            case SendMessage.Outcome.Conflict conflict -> throw Refusals.conflict();
            case SendMessage.Outcome.Rejected rejected -> throw Problem.of(422, Refusals.sentence(rejected.reason()));
        };
    }

    private static MessageId id(Call call) {
        String id = call.path("id");
        if (!MessageId.isValid(id)) {
            throw Problem.notFound();
        }
        return new MessageId(id);
    }
}
