package org.quietline.adapter.web.access;

import java.net.URI;
import java.util.Optional;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;

/** The two cookies. Under https they bear the prefix {@code __Host-}, which no other host can set. */
public final class Cookies {
    private final String session;
    private final String csrf;
    private final String attributes;

    /** Cookies for the site with this origin. */
    public Cookies(URI publicBaseUrl) {
        boolean secure = "https".equalsIgnoreCase(publicBaseUrl.getScheme());
        this.session = (secure ? "__Host-" : "") + "quietline-session";
        this.csrf = (secure ? "__Host-" : "") + "quietline-csrf";
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    /** The session's token. */
    Optional<String> session(Call call) {
        return call.cookie(session);
    }

    /** The secret from which the forms' tokens are made. */
    Optional<String> csrf(Call call) {
        return call.cookie(csrf).filter(Csrf::isSecret);
    }

    Answer withSession(Answer answer, String token) {
        return answer.with("Set-Cookie", session + "=" + token + attributes);
    }

    Answer withCsrf(Answer answer, String secret) {
        return answer.with("Set-Cookie", csrf + "=" + secret + attributes);
    }

    Answer withoutSession(Answer answer) {
        return answer.with("Set-Cookie", session + "=; Max-Age=0" + attributes);
    }
}
