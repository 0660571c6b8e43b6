package org.quietline.adapter.web.access;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Form;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.http.Route;
import org.quietline.application.access.CheckAccess;
import org.quietline.application.access.CheckAccess.Use;

/** Lets nobody in without a session or a token, and no form that is not our own. */
public final class Guard {
    /** The field in which a form carries its token. */
    public static final String FIELD = "csrf";

    private static final String HEADER = "X-CSRF-Token";

    private final CheckAccess access;
    private final Cookies cookies;
    private final SameOrigin sameOrigin;

    /** Answers somebody who is known. */
    @FunctionalInterface
    public interface Handler {
        /** Answers. May throw a {@link Problem}. */
        Answer handle(Call call, Visitor visitor);
    }

    /** Wires the guard. */
    public Guard(CheckAccess access, Cookies cookies, URI publicBaseUrl) {
        this.access = access;
        this.cookies = cookies;
        this.sameOrigin = new SameOrigin(publicBaseUrl);
    }

    /** The handler behind the guard. */
    public Route.Handler protect(Handler handler) {
        return call -> handle(call, handler, Use.BY_HAND);
    }

    /** The handler behind the guard, for what pages do by themselves: it does not keep a session alive. */
    public Route.Handler protectUnattended(Handler handler) {
        return call -> handle(call, handler, Use.BY_ITSELF);
    }

    /** Answers for a path that leads nowhere: strangers do not even learn that. */
    public Answer lost(Call call) {
        boolean isKnown = call.bearer()
                .map(token -> access.program(token).isPresent())
                .orElseGet(() -> cookies.session(call).filter(this::isAlive).isPresent());
        if (isKnown) {
            throw Problem.notFound();
        }
        return turnedAway(call, Use.BY_HAND);
    }

    private Answer handle(Call call, Handler handler, Use use) {
        Optional<String> bearer = call.bearer();
        if (bearer.isPresent()) {
            Visitor program = access.program(bearer.get())
                    .map(principal -> new Visitor(principal, null, ""))
                    .orElseThrow(Guard::unauthorized);
            return handler.handle(call, program);
        }
        Optional<String> session = cookies.session(call);
        String csrf = cookies.csrf(call).orElseGet(Csrf::newSecret);
        Optional<Visitor> visitor = session.flatMap(token ->
                access.session(token, use).map(principal -> new Visitor(principal, token, Csrf.token(csrf, token))));
        if (visitor.isEmpty()) {
            return turnedAway(call, use);
        }
        if (call.method().equals("POST")) {
            checkForm(call, visitor.get().expectedToken());
        }
        Answer answer = handler.handle(call, visitor.get());
        return cookies.csrf(call).isPresent() ? answer : cookies.withCsrf(answer, csrf);
    }

    private static Answer turnedAway(Call call, Use use) {
        if (call.wantsJson() || use == Use.BY_ITSELF) {
            throw unauthorized();
        }
        if (call.header("hx-request").isPresent()) {
            // Only a part of a page was asked for: led to the sign-in, the script would take that for the part.
            throw Problem.of(401, "You were signed out.", "HX-Redirect", "/login" + comingBack(pageOf(call)));
        }
        boolean canComeBack =
                call.method().equals("GET") && !call.pathAndQuery().equals("/");
        return Answer.seeOther("/login" + comingBack(canComeBack ? call.pathAndQuery() : ""));
    }

    private static String comingBack(String page) {
        return page.isEmpty() ? "" : "?next=" + URLEncoder.encode(page, StandardCharsets.UTF_8);
    }

    /** The page on which a script asked, or "" when it does not say. Whether it is ours is seen after the sign-in. */
    private static String pageOf(Call call) {
        try {
            URI page = URI.create(call.header("hx-current-url").orElse(""));
            String path = page.getRawPath() == null ? "" : page.getRawPath();
            return page.getRawQuery() == null ? path : path + "?" + page.getRawQuery();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static Problem unauthorized() {
        return Problem.of(401, "Sign in, or send a valid API token.", "WWW-Authenticate", "Bearer");
    }

    /** Throws a problem unless the request came from a page of ours that has this token. */
    void checkForm(Call call, String expected) {
        if (!sameOrigin.holds(call)) {
            throw Problem.of(403, "This came from another site.");
        }
        Optional<String> given = call.header(HEADER);
        if (given.isEmpty() && !call.isJson()) {
            given = Form.of(call).field(FIELD);
        }
        if (given.filter(token -> Csrf.matches(expected, token)).isEmpty()) {
            throw Problem.of(403, "This form is too old, or was not ours. Go back, reload the page and try again.");
        }
    }

    /** Whether the session is still alive; asking does not keep it so. */
    public boolean isAlive(String session) {
        return access.session(session, Use.BY_ITSELF).isPresent();
    }
}
