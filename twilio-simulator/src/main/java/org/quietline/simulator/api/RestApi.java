package org.quietline.simulator.api;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import org.quietline.simulator.account.Account;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Answer;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.http.Routes;
import org.quietline.simulator.http.Routes.Route;
import org.quietline.simulator.message.Sids;
import org.quietline.simulator.network.Network;
import org.quietline.simulator.network.OptOuts;

/** The routes of the REST API: each is authenticated, may be struck by a fault, and has Twilio's headers. */
public final class RestApi {
    private final Account account;
    private final OwnNumbers numbers;
    private final Network network;
    private final Faults faults;
    private final CreateMessage create;
    private final MessageJson json;
    private final Paths paths;
    private final ApiFaults apiFaults;
    private final InstantSource clock;

    public RestApi(
            Account account, Network network, OptOuts optOuts, Faults faults, CreateCalls calls, InstantSource clock) {
        this.account = account;
        this.numbers = network.numbers();
        this.network = network;
        this.faults = faults;
        this.clock = clock;
        this.paths = new Paths(account.sid());
        this.json = new MessageJson(account, faults, clock);
        this.apiFaults = new ApiFaults(faults);
        this.create = new CreateMessage(new NewMessageRules(numbers, optOuts, faults), network, json, calls, faults);
    }

    /** Adds the API to these routes. */
    public void addTo(Routes routes) {
        MessageList list = new MessageList(network.messages(), json, paths, faults, clock);
        MessageApi messages = new MessageApi(network, json);
        MediaApi media = new MediaApi(account, network.messages(), paths);
        NumbersApi owned = new NumbersApi(account, numbers, paths);
        UsageApi usage = new UsageApi(account, network.messages(), paths);
        AccountApi self = new AccountApi(account, paths, faults);
        String root = Paths.VERSION + "/Accounts/{account}";
        routes.add("POST", root + "/Messages.json", guarded(create::answer));
        routes.add("GET", root + "/Messages.json", faulty(list::answer));
        routes.add("GET", root + "/Messages/{sid}", faulty(messages::read));
        routes.add("POST", root + "/Messages/{sid}", faulty(messages::update));
        routes.add("DELETE", root + "/Messages/{sid}", faulty(messages::delete));
        routes.add("GET", root + "/Messages/{sid}/Media.json", faulty(media::list));
        routes.add("GET", root + "/Messages/{sid}/Media/{media}", media::read);
        routes.add("GET", root + "/IncomingPhoneNumbers.json", faulty(owned::list));
        routes.add("GET", root + "/IncomingPhoneNumbers/{sid}", faulty(owned::read));
        routes.add("POST", root + "/IncomingPhoneNumbers/{sid}", faulty(owned::update));
        routes.add("GET", root + "/Usage/Records/Daily.json", faulty(usage::daily));
        routes.add("GET", root, faulty(call -> self.read()));
        for (String method : new String[] {"GET", "POST", "PUT", "DELETE"}) {
            routes.add(
                    method,
                    Paths.VERSION + "/*",
                    call -> ApiError.notFound(call.path()).reply());
        }
    }

    private Route faulty(Route route) {
        return guarded(call -> {
            ApiFaults.Fate fate = apiFaults.decide(false);
            fate.waitBefore();
            Answer answer = fate.instead().isPresent() ? fate.instead().get() : route.answer(call);
            fate.waitAfter();
            return answer;
        });
    }

    private Route guarded(Route route) {
        return call -> {
            long start = System.nanoTime();
            Answer answer = authenticated(route, call);
            double seconds = (System.nanoTime() - start) / 1e9;
            return switch (answer) {
                case Reply reply ->
                    reply.with("Twilio-Concurrent-Requests", "1")
                            .with("Twilio-Request-Id", Sids.next("RQ"))
                            .with("Twilio-Request-Duration", String.format(Locale.ROOT, "%.3f", seconds))
                            .with("X-Home-Region", "us1");
                case Answer.HangUp hangUp -> hangUp;
            };
        };
    }

    private Answer authenticated(Route route, Call call) throws IOException, InterruptedException {
        if (!Credentials.open(account, call)) {
            return ApiError.NOT_AUTHENTICATED.reply().with("WWW-Authenticate", "Basic realm=\"Twilio API\"");
        }
        if (!Paths.bare(call.path("account")).equals(account.sid())) {
            return ApiError.notFound(call.path()).reply();
        }
        return route.answer(call);
    }
}
