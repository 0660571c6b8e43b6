package org.quietline.simulator.control;

import java.util.Map;
import org.quietline.simulator.http.Reply;

/** Says what is wrong with a call to a control route. */
final class Problems {
    private Problems() {}

    static Reply badRequest(String detail) {
        return Reply.json(400, Map.of("error", detail));
    }
}
