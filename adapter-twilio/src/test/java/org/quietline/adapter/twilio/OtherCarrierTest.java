package org.quietline.adapter.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.DESK;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.CarrierRecords.Received;
import org.quietline.application.port.CarrierRecordsContract;
import org.quietline.application.port.CarrierUnderTest;
import org.quietline.application.port.Samples;
import org.quietline.application.port.SmsCarrierContract;

/** What holds over the simulator holds over another implementation of the same documents. */
class OtherCarrierTest implements SmsCarrierContract, CarrierRecordsContract {
    private final OtherCarrier carrier = new OtherCarrier();

    @Override
    public CarrierUnderTest newCarrier() {
        return carrier;
    }

    @AfterEach
    void close() {
        carrier.close();
    }

    @Test
    void every_page_of_a_long_log_is_read() {
        Instant before = carrier.now().minusSeconds(60);
        List<String> sids = IntStream.range(0, 2_300)
                .mapToObj(i ->
                        carrier.twilio().keep(Samples.person(i).unmasked(), DESK.unmasked(), "even".repeat(1 + i % 2)))
                .toList();
        List<Received> found = new ArrayList<>();
        carrier.records().eachReceivedSince(before, found::add);
        assertThat(found).extracting(message -> message.id().value()).containsExactlyInAnyOrderElementsOf(sids);
    }

    @Test
    void whoever_is_not_of_this_account_gets_nothing() {
        try (Accounts strangers = Accounts.withToken(carrier.twilio().baseUrl(), "another-token")) {
            assertThat(strangers.account().carrier().send(Samples.sending(Samples.outgoing(1), carrier.now())))
                    .hasToString(
                            "NotTaken[detail=HTTP 401 with error 20003, retryAfter=Optional[PT30S], hindrance=ACCOUNT]");
        }
        assertThat(carrier.twilio().sentTo(ADA.unmasked())).isEmpty();
    }
}
