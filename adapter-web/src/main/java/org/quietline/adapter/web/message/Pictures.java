package org.quietline.adapter.web.message;

import org.quietline.adapter.web.access.Visitor;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Problem;
import org.quietline.application.browse.ShowPicture;
import org.quietline.domain.message.MessageId;

/**
 * Hands out pictures that people text. They come from strangers: the browser is told the one type that was checked, and
 * to run nothing of it, even when somebody opens it by itself.
 */
final class Pictures {
    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    private final ShowPicture show;

    Pictures(ShowPicture show) {
        this.show = show;
    }

    Answer show(Call call, Visitor visitor) {
        String id = call.path("id");
        if (!MessageId.isValid(id)) {
            throw Problem.notFound();
        }
        return switch (show.show(new MessageId(id), index(call.path("number")))) {
            case ShowPicture.Outcome.Picture picture ->
                Answer.of(200, picture.file().contentType(), picture.file().content())
                        .with("Content-Security-Policy", NOTHING_RUNS)
                        .with("Content-Disposition", "inline; filename=\"picture\"");
            case ShowPicture.Outcome.NotFound none ->
                throw Problem.of(404, "The carrier has no such picture any more.");
            case ShowPicture.Outcome.NotShown other ->
                throw Problem.of(415, "This is no picture of a kind that is shown here.");
            case ShowPicture.Outcome.TooLarge large -> throw Problem.of(413, "The picture is too large to be shown.");
            case ShowPicture.Outcome.Unavailable later ->
                throw Problem.of(503, "The carrier does not hand the picture out just now.", "Retry-After", "30");
        };
    }

    private static int index(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw Problem.notFound();
        }
    }
}
