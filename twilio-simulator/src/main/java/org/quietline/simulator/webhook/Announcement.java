package org.quietline.simulator.webhook;

import java.util.List;
import org.quietline.simulator.http.Parameter;

/** What is to be told to a webhook: to which URL, by which method, with which parameters. */
public record Announcement(
        Delivery.Kind kind, String messageSid, String event, String url, String method, List<Parameter> parameters) {
    public Announcement {
        parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
        return kind + " " + messageSid + " " + event;
    }
}
