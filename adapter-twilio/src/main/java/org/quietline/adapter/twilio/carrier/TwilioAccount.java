package org.quietline.adapter.twilio.carrier;

import com.twilio.http.TwilioRestClient;
import java.time.InstantSource;
import org.quietline.application.port.CarrierCharges;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.MediaSource;
import org.quietline.application.port.SmsCarrier;

/** Our account at Twilio: sends messages and reads Twilio's log. Holds connections open until it is closed. */
public final class TwilioAccount implements AutoCloseable {
    private final Transport transport;
    private final SmsCarrier carrier;
    private final CarrierRecords records;
    private final MediaSource media;
    private final CarrierCharges charges;

    /** Sets everything up; asks Twilio nothing yet. */
    public TwilioAccount(TwilioSettings settings, InstantSource clock) {
        this.transport =
                new Transport(settings.connections(), settings.patience().connect());
        ApiAddress address = new ApiAddress(settings.apiBaseUrl(), settings.accountSid());
        OneExchange exchange = new OneExchange(transport, address, settings.patience(), clock);
        TwilioRestClient client = new QuietRestClient(settings, exchange);
        this.carrier = new TwilioSmsCarrier(client, new MessageForm(settings), new Misfortunes(clock));
        this.media = new TwilioMediaSource(transport, settings);
        LogReader reader = new LogReader(client);
        this.records = new TwilioCarrierRecords(reader, address, settings, clock);
        this.charges = new TwilioCarrierCharges(reader);
    }

    /** Sends through this account. */
    public SmsCarrier carrier() {
        return carrier;
    }

    /** Reads this account's log of messages. */
    public CarrierRecords records() {
        return records;
    }

    /** Fetches files that came with messages to this account. */
    public MediaSource media() {
        return media;
    }

    /** Reads what this account was charged. */
    public CarrierCharges charges() {
        return charges;
    }

    /** Breaks off what is under way, and closes the connections. */
    @Override
    public void close() {
        transport.close();
    }
}
