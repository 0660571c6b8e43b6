package org.quietline.adapter.web.site;

import java.util.Set;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Dispatcher;
import org.quietline.adapter.web.http.Json;
import org.quietline.adapter.web.http.MediaTypes;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.ErrorPage;

/** Tells what went wrong: carriers in plain text, programs in JSON, people on a page. */
public final class ErrorAnswers implements Dispatcher.Errors {
    /** In how many seconds a page that could not be shown is asked for again by itself. */
    private static final String SOON = "10";

    private final Pages pages;
    private final Set<String> webhooks;

    /** @param webhooks the paths of the webhooks */
    public ErrorAnswers(Pages pages, Set<String> webhooks) {
        this.pages = pages;
        this.webhooks = Set.copyOf(webhooks);
    }

    @Override
    public Answer of(Call call, Problem problem) {
        if (webhooks.contains(call.pathAndQuery().split("\\?", 2)[0])) {
            return Answer.of(problem.status(), MediaTypes.TEXT, problem.title() + "\n");
        }
        if (call.wantsJson()) {
            return new Json()
                    .put("type", "about:blank")
                    .put("title", problem.title())
                    .put("status", problem.status())
                    .put("detail", problem.detail())
                    .answer(problem.status(), MediaTypes.PROBLEM);
        }
        ErrorPage page = new ErrorPage(
                Integer.toString(problem.status()), problem.title(), problem.detail(), advice(problem.status()));
        Answer answer =
                pages.answer(problem.status(), pages.templates().error(pages.frame(problem.title(), "", "", ""), page));
        boolean mayRepeat = problem.status() == 503 && call.method().equals("GET");
        return mayRepeat ? answer.with("Refresh", SOON) : answer;
    }

    private static String advice(int status) {
        return switch (status) {
            case 503 ->
                "Messages that arrive in the meantime are not lost: they are fetched from the carrier later. "
                        + "Try again in a moment.";
            case 500 -> "Try again. If it happens again, tell whoever runs this desk.";
            default -> "";
        };
    }
}
