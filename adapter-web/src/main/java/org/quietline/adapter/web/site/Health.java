package org.quietline.adapter.web.site;

import org.quietline.adapter.web.http.Answer;
import org.quietline.adapter.web.http.Call;
import org.quietline.adapter.web.http.MediaTypes;
import org.quietline.application.CheckReadiness;

/** Tells platforms how the program is. */
public final class Health {
    private final CheckReadiness readiness;

    /** Wires the answers. */
    public Health(CheckReadiness readiness) {
        this.readiness = readiness;
    }

    /** The program runs. */
    public Answer alive(Call call) {
        return Answer.of(200, MediaTypes.TEXT, "alive\n");
    }

    /** The program is able to work, or not. */
    public Answer ready(Call call) {
        return readiness.isReady()
                ? Answer.of(200, MediaTypes.TEXT, "ready\n")
                : Answer.of(503, MediaTypes.TEXT, "the store does not answer\n").with("Retry-After", "5");
    }
}
