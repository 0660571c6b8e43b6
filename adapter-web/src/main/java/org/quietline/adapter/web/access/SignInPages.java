package org.quietline.adapter.web.access;

import java.time.Duration;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.Form;
import org.quietline.adapter.web.http.Problem;
import org.quietline.adapter.web.page.SignInPage;
import org.quietline.adapter.web.site.Pages;
import org.quietline.application.access.CheckAccess;
import org.quietline.application.access.SignIn;

/** Signing in and out. */
public final class SignInPages {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PASSWORD = 1_000;

    private final SignIn signIn;
    private final CheckAccess access;
    private final Guard guard;
    private final Cookies cookies;
    private final Pages pages;

    /** Wires the pages. */
    public SignInPages(SignIn signIn, CheckAccess access, Guard guard, Cookies cookies, Pages pages) {
        this.signIn = signIn;
        this.access = access;
        this.guard = guard;
        this.cookies = cookies;
        this.pages = pages;
    }

    /** Shows the form; somebody who is signed in goes on at once. */
    public Answer show(Call call) {
        String next = ReturnAddress.checked(call.query("next").orElse(""));
        if (cookies.session(call).filter(guard::isAlive).isPresent()) {
            return Answer.seeOther(next);
        }
        return form(call, 200, "", "", next);
    }

    /** Takes the form. */
    public Answer submit(Call call) {
        String expected = cookies.csrf(call)
                .map(secret -> Csrf.token(secret, ""))
                .orElseThrow(() -> Problem.of(403, "Allow cookies, reload the page and try again."));
        guard.checkForm(call, expected);
        Form form = Form.of(call);
        String name = form.text("operator").strip();
        String password = form.text("password");
        String next = ReturnAddress.checked(form.text("next"));
        if (name.length() > LONGEST_NAME || password.length() > LONGEST_PASSWORD) {
            return form(call, 401, "That name and password do not go together.", "", next);
        }
        return switch (signIn.signIn(name, password, ClientNetwork.of(call.client()))) {
            case SignIn.Outcome.SignedIn in ->
                cookies.withCsrf(cookies.withSession(Answer.seeOther(next), in.token()), Csrf.newSecret());
            case SignIn.Outcome.Wrong wrong ->
                form(call, 401, "That name and password do not go together.", name, next);
            case SignIn.Outcome.TooMany many -> tooMany(call, many.retryAfter(), name, next);
        };
    }

    private Answer tooMany(Call call, Duration wait, String name, String next) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        String in = seconds < 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
        String retryAfter = Long.toString(seconds);
        if (call.wantsJson()) {
            throw Problem.of(429, "Too many wrong passwords. Try again in " + in + ".", "Retry-After", retryAfter);
        }
        return form(call, 429, "Too many wrong passwords. Try again in " + in + ".", name, next)
                .with("Retry-After", retryAfter);
    }

    private Answer form(Call call, int status, String error, String name, String next) {
        if (status != 200 && call.wantsJson()) {
            throw Problem.of(status, error);
        }
        String secret = cookies.csrf(call).orElseGet(Csrf::newSecret);
        SignInPage page = new SignInPage(Csrf.masked(Csrf.token(secret, "")), next, name, error);
        return cookies.withCsrf(pages.signIn(status, page), secret);
    }

    /** Ends the session. */
    public Answer signOut(Call call, Visitor visitor) {
        visitor.session().ifPresent(access::signOut);
        return cookies.withoutSession(Answer.seeOther("/login"));
    }
}
