package org.quietline.adapter.web;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.quietline.adapter.web.access.Cookies;
import org.quietline.adapter.web.access.Guard;
import org.quietline.adapter.web.access.SignInPages;
import org.quietline.adapter.web.audit.AuditPages;
import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Gate;
import org.quietline.adapter.web.http.MediaTypes;
import org.quietline.adapter.web.http.Route;
import org.quietline.adapter.web.live.LiveStream;
import org.quietline.adapter.web.message.Lookups;
import org.quietline.adapter.web.message.MessageRoutes;
import org.quietline.adapter.web.service.ServicePages;
import org.quietline.adapter.web.site.Figures;
import org.quietline.adapter.web.site.Health;
import org.quietline.adapter.web.site.Pages;
import org.quietline.adapter.web.site.StaticFiles;
import org.quietline.adapter.web.user.ImportPages;
import org.quietline.adapter.web.user.UserPages;
import org.quietline.adapter.web.webhook.Webhooks;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.Texts;

/** Every route, in one place. */
final class Routes {
    private static final int AT_ONCE = 256;
    private static final int SIGN_INS_AT_ONCE = 16;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_OF_A_FILE = 512 * 1024;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Set<String> NO_BODY = Set.of();
    private static final Set<String> FORM = Set.of(MediaTypes.FORM);
    private static final Set<String> FORM_OR_JSON = Set.of(MediaTypes.FORM, MediaTypes.JSON);

    private final Gate dashboard = new Gate(AT_ONCE);
    private final Gate light = new Gate(AT_ONCE);

    /** Anybody may try to sign in; so many at once keep nobody from the pages who has signed in. */
    private final Gate signIns = new Gate(SIGN_INS_AT_ONCE);

    /** Each may hold a whole picture in memory. */
    private final Gate pictures = new Gate(16);

    private final List<Route> routes = new ArrayList<>();
    private final Guard guard;
    private final LiveStream live;

    Routes(WebSettings settings, WebUseCases useCases, Monitoring monitoring, StaticFiles files, Pages pages) {
        URI publicBaseUrl = settings.publicBaseUrl();
        Contacts contacts = new Contacts(useCases.seal());
        Cookies cookies = new Cookies(publicBaseUrl);
        this.guard = new Guard(useCases.access(), cookies, publicBaseUrl);
        MessageRoutes messages = new MessageRoutes(
                new MessageRoutes.UseCases(
                        useCases.messages(),
                        useCases.users(),
                        useCases.conversations(),
                        useCases.manageUsers(),
                        useCases.find(),
                        useCases.tend(),
                        useCases.send(),
                        useCases.retry(),
                        useCases.lateReports(),
                        useCases.setbacks(),
                        useCases.showPicture()),
                contacts,
                new Texts(settings.maskNumbersInText()),
                pages);
        this.live = new LiveStream(
                useCases.follow(),
                useCases.messages(),
                contacts,
                messages,
                pages,
                guard,
                useCases.readiness(),
                settings.nanos());
        routes.addAll(Webhooks.routes(useCases.webhooks()));
        Figures figures = new Figures(monitoring.text(), monitoring.token(), settings.clientAddressHeader());
        light("/metrics", figures::tell);
        publicOnes(useCases, files, new SignInPages(useCases.signIn(), useCases.access(), guard, cookies, pages));
        messages(messages);
        users(new UserPages(
                useCases.users(),
                useCases.manageUsers(),
                new Lookups(useCases.find()),
                useCases.messages(),
                messages.rows(),
                contacts,
                pages));
        imports(new ImportPages(useCases.importUsers(), contacts, useCases.seal(), pages));
        get("/strangers", guard.protect(messages.strangers()));
        post("/strangers/{user}/register", guard.protect(messages.register()), FORM_OR_JSON);
        get("/audit", guard.protect(new AuditPages(useCases.audit(), pages)::list));
        get("/service", guard.protect(new ServicePages(useCases.service(), pages)::show));
        get("/live", guard.protectUnattended(live::open));
    }

    private void publicOnes(WebUseCases useCases, StaticFiles files, SignInPages signIn) {
        Health health = new Health(useCases.readiness());
        light("/healthz", health::alive);
        light("/readyz", health::ready);
        light("/openapi.yaml", files::openApi);
        light("/favicon.ico", files::icon);
        light("/static/{file}", files::file);
        get("/login", signIn::show);
        routes.add(new Route("POST", "/login", signIn::submit, FORM, MOST_BYTES, signIns, DEADLINE));
        post("/logout", guard.protect(signIn::signOut), FORM);
    }

    private void messages(MessageRoutes messages) {
        get("/", guard.protect((call, visitor) -> Answer.seeOther("/conversations")));
        get("/messages", guard.protect((call, visitor) -> Answer.seeOther("/messages/in")));
        get("/messages/in", guard.protect(messages.incoming()));
        get("/messages/out", guard.protect(messages.outgoing()));
        get("/messages/{id}", guard.protect(messages.message()));
        routes.add(new Route(
                "GET",
                "/messages/{id}/media/{number}",
                guard.protect(messages.picture()),
                NO_BODY,
                0,
                pictures,
                DEADLINE));
        post("/messages/{id}/retry", guard.protect(messages.retry()), FORM_OR_JSON);
        post("/find", guard.protect(messages.find()), FORM_OR_JSON);
        get("/conversations", guard.protect(messages.conversations()));
        get("/conversations/{user}", guard.protect(messages.conversation()));
        post("/conversations/{user}/handle", guard.protect(messages.handle()), FORM_OR_JSON);
        post("/conversations/{user}/open", guard.protect(messages.open()), FORM_OR_JSON);
        get("/send", guard.protect(messages.write()));
        post("/send", guard.protect(messages.send()), FORM_OR_JSON);
        post("/send/people", guard.protect(messages.people()), FORM);
    }

    private void imports(ImportPages imports) {
        get("/users/import", guard.protect(imports::show));
        routes.add(new Route(
                "POST",
                "/users/import",
                guard.protect(imports::submit),
                FORM_OR_JSON,
                MOST_OF_A_FILE,
                dashboard,
                DEADLINE));
    }

    private void users(UserPages users) {
        get("/users", guard.protect(users::list));
        post("/users", guard.protect(users::add), FORM_OR_JSON);
        get("/users/{user}", guard.protect(users::show));
        post("/users/{user}/activate", guard.protect(users::activate), FORM_OR_JSON);
        post("/users/{user}/deactivate", guard.protect(users::deactivate), FORM_OR_JSON);
        post("/users/{user}/rename", guard.protect(users::rename), FORM_OR_JSON);
    }

    private void light(String path, Route.Handler handler) {
        routes.add(new Route("GET", path, handler, NO_BODY, 0, light, DEADLINE));
    }

    private void get(String path, Route.Handler handler) {
        routes.add(new Route("GET", path, handler, NO_BODY, 0, dashboard, DEADLINE));
    }

    private void post(String path, Route.Handler handler, Set<String> accepts) {
        routes.add(new Route("POST", path, handler, accepts, MOST_BYTES, dashboard, DEADLINE));
    }

    List<Route> all() {
        return routes;
    }

    /** What answers a path that no route knows: strangers do not even learn that. */
    Route.Handler otherwise() {
        return guard::lost;
    }

    LiveStream live() {
        return live;
    }
}
