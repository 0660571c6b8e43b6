package org.quietline.simulator.control;

import java.util.List;
import java.util.Map;
import org.quietline.simulator.account.OwnNumber;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.api.CreateCalls;
import org.quietline.simulator.control.Views.PhoneView;
import org.quietline.simulator.control.Views.SetupView;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Reply;
import org.quietline.simulator.http.Routes;
import org.quietline.simulator.network.IncomingTexts;
import org.quietline.simulator.network.Network;
import org.quietline.simulator.network.OptOuts;
import org.quietline.simulator.webhook.DeliveryLog;

/** The routes under {@code /simulator/}. */
public final class Control {
    private final String accountSid;
    private final Map<String, String> phones;
    private final Network network;
    private final OwnNumbers numbers;
    private final OptOuts optOuts;
    private final DeliveryLog deliveries;
    private final CreateCalls calls;
    private final Faults faults;
    private final Events events = new Events();

    /** Returns the routes; {@code phones} are labels and numbers for the page, in their order. */
    public Control(
            String accountSid,
            Map<String, String> phones,
            Network network,
            OptOuts optOuts,
            DeliveryLog deliveries,
            CreateCalls calls) {
        this.accountSid = accountSid;
        this.phones = phones;
        this.network = network;
        this.numbers = network.numbers();
        this.optOuts = optOuts;
        this.deliveries = deliveries;
        this.calls = calls;
        this.faults = network.faults();
        network.messages().watch(events::changed);
    }

    /** Adds the routes. */
    public void addTo(Routes routes, IncomingTexts incoming) {
        TextIn textIn = new TextIn(incoming, numbers);
        Lookout lookout = new Lookout(network.messages(), deliveries, calls, faults);
        FaultControl faultControl = new FaultControl(faults);
        routes.add("GET", "/simulator/healthz", call -> Reply.text(200, "text/plain", "ok\n"));
        routes.add("GET", "/simulator/setup", call -> Reply.json(200, setup()));
        routes.add("POST", "/simulator/messages", textIn::answer);
        routes.add("GET", "/simulator/messages", lookout::messages);
        routes.add("GET", "/simulator/webhooks", lookout::webhooks);
        routes.add("GET", "/simulator/requests", lookout::requests);
        routes.add("GET", "/simulator/faults", call -> faultControl.read());
        routes.add("PUT", "/simulator/faults", faultControl::replace);
        routes.add("DELETE", "/simulator/faults", call -> faultControl.clear());
        routes.add("DELETE", "/simulator/state", call -> reset());
        routes.stream("/simulator/events", events.handler());
    }

    /** Ends every stream of events. */
    public void close() {
        events.close();
    }

    private Reply reset() {
        network.messages().clear();
        optOuts.clear();
        deliveries.clear();
        calls.clear();
        faults.forgetCounts();
        events.reset();
        return Reply.empty(204);
    }

    private SetupView setup() {
        List<PhoneView> views = phones.entrySet().stream()
                .map(phone -> new PhoneView(phone.getKey(), phone.getValue()))
                .toList();
        List<String> own = numbers.all().stream().map(OwnNumber::number).toList();
        return new SetupView(accountSid, views, own, numbers.first().hooks().smsUrl());
    }
}
