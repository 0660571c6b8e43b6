package org.quietline.adapter.web.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.application.access.Principal;

/** Whoever signed in, or the program that showed a token. It hides its secrets. */
public final class Visitor {
    private final Principal principal;
    private final @Nullable String session;
    private final String formToken;

    Visitor(Principal principal, @Nullable String session, String formToken) {
        this.principal = principal;
        this.session = session;
        this.formToken = formToken;
    }

    /** The operator's name, or {@code token:name}. */
    public String name() {
        return principal.name();
    }

    /** The token that this visitor's forms carry, another one each time; "" for a program. */
    public String formToken() {
        return formToken.isEmpty() ? "" : Csrf.masked(formToken);
    }

    /** What the token of a form has to turn out to be. */
    String expectedToken() {
        return formToken;
    }

    /** The session's token; empty for a program. */
    public Optional<String> session() {
        return Optional.ofNullable(session);
    }

    @Override
    public String toString() {
        return name();
    }
}
