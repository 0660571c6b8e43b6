package org.quietline.application.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.out;
import static org.quietline.application.port.Samples.ref;
import static org.quietline.application.port.Samples.report;

import org.junit.jupiter.api.Test;
import org.quietline.domain.message.CarrierStatus;

class LateReportsTest {
    private final LateReports late = new LateReports();

    @Test
    void remembers_no_more_than_it_may() {
        for (int i = 0; i < LateReports.MOST_OF_ONE + 5; i++) {
            late.add(out(0), report(ref(0), CarrierStatus.SENT, NOON));
        }
        assertThat(late.of(out(0))).hasSize(LateReports.MOST_OF_ONE);
        for (int i = 1; i <= LateReports.MOST_MESSAGES; i++) {
            late.add(out(i), report(ref(i), CarrierStatus.SENT, NOON));
        }
        assertThat(late.of(out(0))).isEmpty();
        assertThat(late.of(out(1))).hasSize(1);
        assertThat(late.of(out(LateReports.MOST_MESSAGES))).hasSize(1);
    }
}
