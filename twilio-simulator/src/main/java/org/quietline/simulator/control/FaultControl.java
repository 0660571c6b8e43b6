package org.quietline.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Faults;
import org.quietline.simulator.http.Call;
import org.quietline.simulator.http.Json;
import org.quietline.simulator.http.Reply;

/** Shows, sets and clears the faults in force. */
final class FaultControl {
    private final Faults faults;

    FaultControl(Faults faults) {
        this.faults = faults;
    }

    Reply read() {
        return Reply.json(200, faults.document());
    }

    Reply replace(Call call) throws IOException {
        try {
            faults.replace(Json.read(call.body(), FaultDocument.class));
        } catch (JsonProcessingException e) {
            return Problems.badRequest(e.getOriginalMessage());
        }
        return read();
    }

    Reply clear() {
        faults.clear();
        return read();
    }
}
