package org.quietline.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.bootstrap.wiring.Quietline;

/** What the doctor says when the public address does not lead to this program, or it knows itself by another. */
class PublicAddressTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Deployment deployment;

    @BeforeEach
    void deploy() throws IOException {
        deployment = new Deployment(directory);
    }

    @AfterEach
    void stop() {
        deployment.close();
    }

    private void assertTrouble(String trouble) {
        assertThat(deployment.troubles()).first().asString().startsWith(trouble);
        assertThat(deployment.troubles())
                .filteredOn(line -> line.startsWith("WRONG"))
                .hasSize(1);
    }

    @Test
    void nobody_listens() {
        deployment.publicAddress(URI.create("http://127.0.0.1:1"));
        assertTrouble("WRONG    public address: nothing listens there: start ./quietline serve");
    }

    @Test
    void the_name_is_unknown() {
        deployment.publicAddress(URI.create("https://desk.invalid"));
        assertTrouble("WRONG    public address: its name is not known here: check PUBLIC_BASE_URL");
        deployment.set("TWILIO_API_BASE_URL", "http://127.0.0.1:1");
        assertThat(deployment.lines()).contains("skipped  public address: there is no network here");
    }

    @Test
    void somebody_else_answers() throws IOException {
        try (FakeApi other = FakeApi.start().on("/healthz", 200, "<html>Welcome</html>")) {
            deployment.publicAddress(other.url());
            assertTrouble("WRONG    public address: something else answers there (200)");
            other.redirects("/healthz", "https://www.example.org/healthz");
            assertTrouble("WRONG    public address: it redirects");
        }
    }

    @Test
    void the_proxy_answers_webhooks_itself() throws IOException {
        try (FakeApi other = FakeApi.start().on("/healthz", 200, "alive\n")) {
            deployment.publicAddress(other.url());
            assertTrouble("WRONG    signatures: a signed request was answered 404 instead of 204");
            other.on("/webhooks/twilio/status", 403, "");
            assertTrouble("WRONG    signatures: the program there turned a signed request away");
            other.on("/webhooks/twilio/status", 204, "").on("/readyz", 503, "");
            assertTrouble("WRONG    public address: the program there does not reach its store");
        }
    }

    @Test
    void the_program_there_has_another_token() {
        deployment.account("active", "Full", "");
        deployment.set("TWILIO_AUTH_TOKEN", Deployment.OTHER_TOKEN);
        assertTrouble("WRONG    signatures: the program there turned a signed request away");
        deployment.set("TWILIO_AUTH_TOKEN", Deployment.TOKEN + "," + Deployment.OTHER_TOKEN);
        assertTrouble("WRONG    signatures: the program there knows only one of the two tokens");
    }

    @Test
    void the_program_there_knows_itself_by_another_address() throws IOException {
        Map<String, String> other = new HashMap<>(deployment.variables);
        int port = Deployment.freePort();
        other.put("PORT", Integer.toString(port));
        other.put("PUBLIC_BASE_URL", "https://127.0.0.1:" + port);
        try (Quietline program = Quietline.start(Deployment.settings(other))) {
            assertThat(program.port()).isEqualTo(port);
            deployment.publicAddress(URI.create("http://127.0.0.1:" + port));
            assertTrouble("WRONG    signatures: the program there takes what is signed for https instead of http");
        }
    }
}
