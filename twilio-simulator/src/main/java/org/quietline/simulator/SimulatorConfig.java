package org.quietline.simulator;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is set up. {@link #defaults()} is complete; each {@code with...} returns a changed copy. It holds
 * secrets and numbers and shows neither.
 */
public final class SimulatorConfig {
    private static final SimulatorConfig DEFAULTS = new SimulatorConfig(new Values());

    private final Values values;

    private SimulatorConfig(Values values) {
        this.values = values;
    }

    /** Returns a simulator on any free port of 127.0.0.1 with one number and a pace fit for people to watch. */
    public static SimulatorConfig defaults() {
        return DEFAULTS;
    }

    /**
     * Where to listen; port 0 is any that is free.
     *
     * @throws IllegalArgumentException if the host is not of this machine alone
     */
    public SimulatorConfig withAddress(String host, int port) {
        try {
            if (!InetAddress.getByName(host).isLoopbackAddress()) {
                throw new IllegalArgumentException("the simulator listens on loopback only");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("unknown host", e);
        }
        return with(changed -> {
            changed.host = host;
            changed.port = port;
        });
    }

    /** As {@link #withAddress} on 127.0.0.1. */
    public SimulatorConfig withPort(int port) {
        return withAddress("127.0.0.1", port);
    }

    /** The account's SID, and its primary token, which signs the webhooks. */
    public SimulatorConfig withAccount(String sid, String authToken) {
        return with(changed -> {
            changed.accountSid = sid;
            changed.authToken = authToken;
        });
    }

    /** An API key that opens the account, besides its token. */
    public SimulatorConfig withApiKey(String sid, String secret) {
        return with(changed -> {
            changed.apiKeySid = sid;
            changed.apiKeySecret = secret;
        });
    }

    /**
     * The numbers that the account owns; texts that say no other go to the first.
     *
     * @throws IllegalArgumentException if there is none
     */
    public SimulatorConfig withNumbers(List<String> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("the account needs a number");
        }
        return with(changed -> changed.numbers = List.copyOf(numbers));
    }

    /** As {@link #withNumbers(List)}. */
    public SimulatorConfig withNumbers(String... numbers) {
        return withNumbers(List.of(numbers));
    }

    /** The SID of a Messaging Service that holds all the numbers. */
    public SimulatorConfig withMessagingService(String sid) {
        return with(changed -> changed.messagingServiceSid = sid);
    }

    /** Whether Advanced Opt-Out is on, which adds {@code OptOutType} to webhooks of keywords. */
    public SimulatorConfig withAdvancedOptOut(boolean on) {
        return with(changed -> changed.advancedOptOut = on);
    }

    /** Where incoming texts are announced; it may have connection overrides in its fragment. */
    public SimulatorConfig withIncomingWebhook(URI url) {
        return with(changed -> changed.incomingWebhook = url.toString());
    }

    /** Where incoming texts are announced when that failed. */
    public SimulatorConfig withFallbackWebhook(URI url) {
        return with(changed -> changed.fallbackWebhook = url.toString());
    }

    /** Adds a phone to the page. */
    public SimulatorConfig withPhone(String label, String number) {
        return with(changed -> {
            changed.phones = new LinkedHashMap<>(changed.phones);
            changed.phones.put(label, number);
        });
    }

    /** How long a message takes from one status to the next; zero is at once. */
    public SimulatorConfig withPace(Duration pace) {
        return with(changed -> changed.pace = pace);
    }

    /** Where the chance of faults starts, so that a run can be repeated. */
    public SimulatorConfig withSeed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    /** Makes it a trial account that may write to these numbers alone and puts a notice before each text. */
    public SimulatorConfig withTrial(List<String> verified) {
        return with(changed -> {
            changed.trial = true;
            changed.verified = List.copyOf(verified);
        });
    }

    /** How many messages, calls and deliveries are remembered. */
    public SimulatorConfig withCapacity(int capacity) {
        return with(changed -> changed.capacity = capacity);
    }

    private SimulatorConfig with(Consumer<Values> change) {
        Values changed = values.copy();
        change.accept(changed);
        return new SimulatorConfig(changed);
    }

    Values values() {
        return values;
    }

    @Override
    public String toString() {
        return "SimulatorConfig " + values.host + ":" + values.port;
    }

    /** The values themselves; nobody changes them once a configuration holds them. */
    static final class Values {
        String host = "127.0.0.1";
        int port;
        String accountSid = "AC00000000000000000000000000000001";
        String authToken = "simulated-auth-token";

        @Nullable String apiKeySid;

        @Nullable String apiKeySecret;

        List<String> numbers = List.of("+15550100000");

        @Nullable String messagingServiceSid;

        boolean advancedOptOut;

        @Nullable String incomingWebhook;

        @Nullable String fallbackWebhook;

        Map<String, String> phones = Map.of();
        Duration pace = Duration.ofMillis(300);

        @Nullable Long seed;

        boolean trial;
        List<String> verified = List.of();
        int capacity = 200_000;

        Values copy() {
            Values copy = new Values();
            copy.host = host;
            copy.port = port;
            copy.accountSid = accountSid;
            copy.authToken = authToken;
            copy.apiKeySid = apiKeySid;
            copy.apiKeySecret = apiKeySecret;
            copy.numbers = numbers;
            copy.messagingServiceSid = messagingServiceSid;
            copy.advancedOptOut = advancedOptOut;
            copy.incomingWebhook = incomingWebhook;
            copy.fallbackWebhook = fallbackWebhook;
            copy.phones = phones;
            copy.pace = pace;
            copy.seed = seed;
            copy.trial = trial;
            copy.verified = verified;
            copy.capacity = capacity;
            return copy;
        }
    }
}
