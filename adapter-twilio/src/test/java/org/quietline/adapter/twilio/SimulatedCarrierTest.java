package org.quietline.adapter.twilio;

import org.junit.jupiter.api.AfterEach;
import org.quietline.application.port.CarrierRecordsContract;
import org.quietline.application.port.CarrierUnderTest;
import org.quietline.application.port.SmsCarrierContract;

class SimulatedCarrierTest implements SmsCarrierContract, CarrierRecordsContract {
    private final SimulatedCarrier carrier = new SimulatedCarrier();

    @Override
    public CarrierUnderTest newCarrier() {
        return carrier;
    }

    @AfterEach
    void close() {
        carrier.close();
    }
}
