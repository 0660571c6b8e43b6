package org.quietline.adapter.twilio;

import java.net.URI;
import java.time.Instant;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.CarrierUnderTest;
import org.quietline.application.port.Samples;
import org.quietline.application.port.SmsCarrier;
import org.quietline.domain.phone.PhoneNumber;

/** The adapter over somebody who speaks Twilio's API. */
abstract class AdapterUnderTest implements CarrierUnderTest, AutoCloseable {
    private final Accounts accounts;

    AdapterUnderTest(URI api) {
        this.accounts = new Accounts(api);
    }

    @Override
    public SmsCarrier carrier() {
        return accounts.account().carrier();
    }

    @Override
    public SmsCarrier unreachable() {
        return accounts.unreachable().carrier();
    }

    @Override
    public CarrierRecords records() {
        return accounts.account().records();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public PhoneNumber ours() {
        return Samples.DESK;
    }

    @Override
    public void close() {
        accounts.close();
    }
}
