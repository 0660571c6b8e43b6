package org.quietline.adapter.twilio;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quietline.application.port.Samples;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;

/** The adapter over the simulator. */
final class SimulatedCarrier extends AdapterUnderTest {
    private static final Pattern CREATES = Pattern.compile("\"creates\":(\\d+)");

    private final TwilioSimulator simulator;

    SimulatedCarrier() {
        this(TwilioSimulator.start(SimulatorConfig.defaults()
                .withAccount(Accounts.SID, Accounts.TOKEN)
                .withNumbers(Samples.DESK.unmasked())
                .withPace(Duration.ZERO)));
    }

    private SimulatedCarrier(TwilioSimulator simulator) {
        super(simulator.baseUrl());
        this.simulator = simulator;
    }

    @Override
    public int asked() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI requests = URI.create(simulator.baseUrl() + "/simulator/requests");
            String json = http.send(HttpRequest.newBuilder(requests).build(), BodyHandlers.ofString())
                    .body();
            Matcher creates = CREATES.matcher(json.replace(" ", ""));
            if (!creates.find()) {
                throw new AssertionError("the simulator counts nothing");
            }
            return Integer.parseInt(creates.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public PhoneNumber refused() {
        return PhoneNumber.parse("+15005550001");
    }

    @Override
    public PhoneNumber optedOut() {
        return PhoneNumber.parse("+15005550004");
    }

    @Override
    public void turnsAwayNext(Duration wait) {
        strike(Fault.API_429, new Strike(null, 1, null, (int) wait.toSeconds(), null, null));
    }

    @Override
    public void losesNextAnswer() {
        strike(Fault.API_DROP_AFTER, Strike.next(1));
    }

    @Override
    public void hangsUpOnNext() {
        strike(Fault.API_DROP_BEFORE, Strike.next(1));
    }

    @Override
    public void failsNext() {
        strike(Fault.API_500, Strike.next(1));
    }

    @Override
    public MessageId receives(PhoneNumber from, String text) {
        try {
            return new MessageId(simulator.text(from.unmasked(), text).message().sid());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void delivers(CarrierReference reference) {
        await().until(() -> records().report(reference).orElseThrow().status() == CarrierStatus.DELIVERED);
    }

    @Override
    public void hidesRecords() {
        strike(Fault.API_500, new Strike(null, null, null, null, null, true));
    }

    private void strike(Fault fault, Strike strike) {
        simulator.faults().replace(FaultDocument.NONE.with(fault, strike));
    }

    @Override
    public void close() {
        super.close();
        simulator.close();
    }
}
