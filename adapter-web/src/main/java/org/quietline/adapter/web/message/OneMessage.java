package org.quietline.adapter.web.message;

import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.Frame;
import org.quietline.adapter.web.page.MessagePage;
import org.quietline.adapter.web.page.Retry;
import org.quietline.adapter.web.page.Row;
import org.quietline.adapter.web.site.Pages;
import org.quietline.application.browse.BrowseMessages;
import org.quietline.application.port.LoggedMessage;
import org.quietline.application.send.RetryMessage;
import org.quietline.application.send.SendMessage;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;

/** One message's story, and sending it again. */
public final class OneMessage {
    private final BrowseMessages messages;
    private final RetryMessage retry;
    private final Rows rows;
    private final MessageJson json;
    private final Pages pages;

    OneMessage(BrowseMessages messages, RetryMessage retry, Rows rows, MessageJson json, Pages pages) {
        this.messages = messages;
        this.retry = retry;
        this.rows = rows;
        this.json = json;
        this.pages = pages;
    }

    Answer show(Call call, Visitor visitor) {
        LoggedMessage message = messages.message(id(call)).orElseThrow(Problem::notFound);
        @Nullable String name = messages.name(message.contact()).orElse(null);
        if (call.wantsJson()) {
            return json.of(message, name).answer(200);
        }
        return page(200, rows.of(message, name), message, visitor);
    }

    /** The page that tells how a message fares. */
    Answer page(int status, OutgoingMessage message, Visitor visitor) {
        @Nullable String name = messages.name(message.to()).orElse(null);
        return page(status, rows.of(message, name), new LoggedMessage.Out(message), visitor);
    }

    private Answer page(int status, Row row, LoggedMessage message, Visitor visitor) {
        MessagePage page = switch (message) {
            case LoggedMessage.In in ->
                new MessagePage(
                        row, Story.summary(in.message()), Story.steps(in.message()), Story.facts(in.message()), null);
            case LoggedMessage.Out out ->
                new MessagePage(
                        row,
                        Story.summary(out.message()),
                        Story.steps(out.message()),
                        Story.facts(out.message()),
                        retry(out.message().delivery().status()));
        };
        Frame frame = pages.frame("Message", row.direction(), visitor.name(), visitor.formToken());
        return pages.answer(status, pages.templates().message(frame, page));
    }

    private static @Nullable Retry retry(DeliveryStatus status) {
        return switch (status) {
            case FAILED, UNDELIVERED -> new Retry(Ids.fresh(), "It goes out again as a new message.");
            case UNCONFIRMED ->
                new Retry(Ids.fresh(), "It may have arrived: if you send it again, it may arrive twice.");
            case QUEUED, SENDING, SENT, DELIVERED, READ -> null;
        };
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
                call.wantsJson()
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
