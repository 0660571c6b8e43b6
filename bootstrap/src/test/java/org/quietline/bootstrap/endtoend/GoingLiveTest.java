package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.simulator.SimulatorConfig;
import org.quietline.simulator.TwilioSimulator;

/** Follows docs/going-live.md to the letter where nothing is configured, with the simulator as Twilio. */
class GoingLiveTest {
    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "5f0d1c2b3a49586776859403a1b2c3d4";
    private static final String NUMBER = "+15550148800";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /** The commands between fences that contain this. */
    private static String block(String part) throws IOException {
        String guide = Files.readString(Path.of("../docs/going-live.md"));
        return Pattern.compile("(?s)\n```\n(.*?)\n```\n")
                .matcher(guide)
                .results()
                .map((MatchResult block) -> block.group(1))
                .filter(block -> block.contains(part))
                .findFirst()
                .orElseThrow();
    }

    /** A launcher for the classes under test, in the place where the guide has the real one. */
    private void launcher() throws IOException {
        String script = "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:TieredStopAtLevel=1"
                + " -Xmx256m -cp '" + System.getProperty("java.class.path") + "' org.quietline.bootstrap.Main \"$@\"\n";
        Files.setPosixFilePermissions(
                Files.writeString(directory.resolve("quietline"), script),
                PosixFilePermissions.fromString("rwx------"));
    }

    private Process start(String script, String input, String output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", script)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(output).toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.matches("(TWILIO|QUIETLINE|RAILWAY|FIRE|SQLITE|GOOGLE).*|PORT|HOST|STORE"));
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        return process;
    }

    private String run(String script, String input) throws IOException, InterruptedException {
        Process process = start(script, input, "out.txt");
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        String output = Files.readString(directory.resolve("out.txt"));
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    @Test
    void ends_in_a_doctor_who_finds_nothing() throws IOException, InterruptedException {
        launcher();
        int port = Program.freePort();
        try (TwilioSimulator twilio = TwilioSimulator.start(SimulatorConfig.defaults()
                .withAccount(ACCOUNT, TOKEN)
                .withNumbers(NUMBER)
                .withPace(Duration.ofMillis(10))
                .withIncomingWebhook(URI.create("http://127.0.0.1:1/elsewhere")))) {
            run(
                    block("cat > .env")
                            .replace("https://desk.example.org", "http://127.0.0.1:" + port)
                            .replace("AC...", ACCOUNT)
                            .replace("TWILIO_AUTH_TOKEN=...", "TWILIO_AUTH_TOKEN=" + TOKEN)
                            .replace("+1...", NUMBER),
                    "correct horse battery staple\n");
            // What a guide for the real Twilio does not say: where the simulator is.
            Files.writeString(
                    directory.resolve(".env"),
                    Files.readString(directory.resolve(".env")) + "HOST=127.0.0.1\nPORT=" + port
                            + "\nTWILIO_API_BASE_URL=" + twilio.baseUrl() + "\n");

            List<String> commands = block("users add").lines().toList();
            assertThat(commands).hasSize(2).last().isEqualTo("./quietline serve");
            assertThat(run(commands.getFirst(), "")).contains("Maria Santos");
            Process serve = start("exec " + commands.getLast(), "", "serve.txt");
            try {
                await().atMost(Duration.ofMinutes(2))
                        .until(() ->
                                Files.readString(directory.resolve("serve.txt")).contains("ready"));

                List<String> findings = run(block("--fix-webhooks"), "").lines().toList();

                assertThat(findings)
                        .hasSizeGreaterThan(12)
                        .allMatch(line -> line.startsWith("ok ")
                                || line.startsWith("number +")
                                || line.startsWith("notice   disk"));
                twilio.text("+15551234567", "Are you there?");
                await().atMost(Duration.ofMinutes(1))
                        .until(() ->
                                twilio.messagesOf("+15551234567").stream().anyMatch(message -> !message.isInbound()));
                new Canary(NUMBER, "+15551234567").check("output", String.join("\n", findings));
            } finally {
                serve.destroy();
                assertThat(serve.waitFor(1, TimeUnit.MINUTES)).isTrue();
            }
        }
    }
}
