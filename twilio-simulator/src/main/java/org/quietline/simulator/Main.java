package org.quietline.simulator;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a simulator by itself until it is told to stop. */
@Command(
        name = "twilio-simulator",
        mixinStandardHelpOptions = true,
        description = "A stand-in for Twilio on loopback, with a page of phones and faults on demand.")
public final class Main implements Callable<Integer> {
    @Option(names = "--port", defaultValue = "8081", description = "where to listen on 127.0.0.1 (${DEFAULT-VALUE})")
    private int port = 8081;

    @Option(names = "--account", defaultValue = "AC00000000000000000000000000000001", description = "the account's SID")
    private String account = "";

    @Option(names = "--token", defaultValue = "simulated-auth-token", description = "its token, which signs webhooks")
    private String token = "";

    @Option(
            names = "--number",
            defaultValue = "+15550100000",
            description = "a number that the account owns; may be repeated")
    private List<String> numbers = List.of();

    @Option(names = "--service", description = "the SID of a Messaging Service that holds the numbers")
    private @Nullable String service;

    @Option(names = "--webhook", description = "where incoming texts are announced")
    private @Nullable URI webhook;

    @Option(names = "--fallback", description = "where they are announced when that failed")
    private @Nullable URI fallback;

    @Option(names = "--phone", description = "a phone for the page, as LABEL=NUMBER; may be repeated")
    private Map<String, String> phones = new LinkedHashMap<>();

    @Option(
            names = "--pace",
            defaultValue = "300",
            description = "milliseconds from one status to the next; 0 is at once")
    private long pace = 300;

    @Option(names = "--seed", description = "where the chance of faults starts")
    private @Nullable Long seed;

    @Option(names = "--trial", description = "make it a trial account that may write to the phones above alone")
    private boolean trial;

    @Spec
    private @Nullable CommandSpec spec;

    /** Starts it; exit code 2 means wrong usage. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine commandLine = requireNonNull(spec).commandLine();
        try {
            TwilioSimulator simulator = TwilioSimulator.start(config());
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "simulator-stop"));
            commandLine.getOut().println("simulator URL " + simulator.baseUrl());
        } catch (IllegalStateException e) {
            commandLine.getErr().println(e.getMessage());
            return 1;
        }
        new CountDownLatch(1).await();
        return 0;
    }

    private SimulatorConfig config() {
        SimulatorConfig config = SimulatorConfig.defaults()
                .withPort(port)
                .withAccount(account, token)
                .withNumbers(numbers)
                .withPace(Duration.ofMillis(pace));
        for (Map.Entry<String, String> phone : phones.entrySet()) {
            config = config.withPhone(phone.getKey(), phone.getValue());
        }
        if (service != null) {
            config = config.withMessagingService(service);
        }
        if (webhook != null) {
            config = config.withIncomingWebhook(webhook);
        }
        if (fallback != null) {
            config = config.withFallbackWebhook(fallback);
        }
        if (seed != null) {
            config = config.withSeed(seed);
        }
        return trial ? config.withTrial(List.copyOf(phones.values())) : config;
    }
}
