package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.quietline.bootstrap.wiring.LaterDesk;

/** What brings every message to its end once nothing goes wrong any more, on a clock that is set ahead. */
final class Settling {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Settling() {}

    /** Lets claims run out, compares with the carrier until nothing is open, and asks for what was not reported. */
    static void settle(LaterDesk desk) {
        desk.pass(Duration.ofSeconds(61));
        sendWhatWaits(desk);
        desk.pass(Duration.ofMinutes(2));
        desk.reconcile();
        sendWhatWaits(desk);
        desk.pass(Duration.ofMinutes(2));
        for (int i = 0; i < 3; i++) {
            desk.pass(Duration.ofSeconds(10));
            desk.reconcile();
        }
        assertThat(desk.log().unconfirmed(1)).as("nothing is left unconfirmed").isEmpty();
        desk.pass(Duration.ofMinutes(12));
        for (int i = 0; i < 20 && desk.reconcile().reportsFetched() > 0; i++) {
            desk.pass(Duration.ofMinutes(5));
        }
    }

    /** Sends until nothing is queued and nothing with the carrier. */
    static void sendWhatWaits(LaterDesk desk) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            desk.pass(Duration.ofSeconds(3));
            desk.round();
            Instant anyTime = desk.now().plus(Duration.ofDays(1));
            return desk.log().due(anyTime, 1).isEmpty()
                    && desk.log().abandoned(anyTime, 1).isEmpty();
        });
    }
}
