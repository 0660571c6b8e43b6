package org.quietline.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quietline.bootstrap.settings.StoreChoice;
import org.quietline.bootstrap.settings.StoreChoice.Access;

/** A deployment in order has no trouble; each check shows red, or yellow, when just that is broken. */
class DoctorTest {
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

    private void assertOnly(String trouble) {
        assertThat(deployment.troubles()).singleElement().asString().startsWith(trouble);
    }

    @Test
    void all_is_well() {
        assertThat(deployment.troubles()).isEmpty();
        assertThat(deployment.lines())
                .contains(
                        "ok       configuration is complete",
                        "ok       QUIETLINE_SECRET looks random",
                        "ok       operators: 1 may sign in",
                        "ok       disk: 10000 MB are free where the database is",
                        "ok       store answers every query and takes writes",
                        "ok       TWILIO_AUTH_TOKEN opens the account",
                        "ok       Twilio account is active",
                        "ok       clock agrees with Twilio's",
                        "ok       Twilio number +•••••••8800 is ours and can text",
                        "ok       Twilio number +•••••••8800 webhook is ours, with retries",
                        "ok       Twilio number +•••••••8800 status webhook is ours",
                        "ok       public address answers as Quietline",
                        "ok       signatures are taken as Twilio makes them");
    }

    @Test
    void a_faulty_variable() {
        deployment.set("RECONCILE_EVERY", "often");
        assertThat(deployment.troubles())
                .hasSize(2)
                .anyMatch(line -> line.startsWith("WRONG    configuration: RECONCILE_EVERY"))
                .anyMatch(line -> line.startsWith("skipped  Twilio, clock and public address"));
    }

    @ParameterizedTest
    @CsvSource({
        "suspended, Full, WRONG    Twilio account: is suspended",
        "closed, Full, WRONG    Twilio account: is closed",
        "odd, Full, notice   Twilio account: has a status that is not known",
        "active, Trial, notice   Twilio account: is a trial"
    })
    void the_account(String status, String type, String trouble) {
        deployment.account(status, type, Deployment.TOKEN);
        assertOnly(trouble);
    }

    @Test
    void the_token() {
        deployment.account("active", "Full", Deployment.OTHER_TOKEN);
        assertOnly("WRONG    TWILIO_AUTH_TOKEN: it opens the account but is not the primary token");
        deployment.twilio.on("/2010-04-01/Accounts/" + Deployment.ACCOUNT + ".json", 401, "{\"code\":20003}");
        assertThat(deployment.troubles())
                .anyMatch(line -> line.startsWith("WRONG    TWILIO_AUTH_TOKEN: Twilio does not accept it"));
        deployment.twilio.on("/2010-04-01/Accounts/" + Deployment.ACCOUNT + ".json", 404, "{}");
        assertThat(deployment.troubles())
                .anyMatch(line -> line.startsWith("WRONG    TWILIO_ACCOUNT_SID: Twilio knows no such account"));
    }

    @Test
    void the_number() {
        deployment.number(false, deployment.texts() + "#rc=3&rp=all", "POST", deployment.status(), "");
        assertOnly("WRONG    Twilio number +•••••••8800: cannot send and receive SMS");
        deployment.set("TWILIO_PHONE_NUMBER", "+15550148801");
        assertOnly("WRONG    Twilio number +•••••••8801: is not a number of this account");
        deployment.set("TWILIO_PHONE_NUMBER", "12345");
        assertOnly("skipped  Twilio number •••45: short codes");
    }

    @Test
    void where_texts_are_announced() {
        String texts = deployment.texts();
        String name = "WRONG    Twilio number +•••••••8800 webhook: ";
        deployment.number(true, "", "POST", deployment.status(), "");
        assertOnly(name + "none is set");
        deployment.number(true, texts.replace("127.0.0.1", "other.example.org"), "POST", deployment.status(), "");
        assertOnly(name + "has another host than " + texts);
        deployment.number(true, texts.replace("http:", "https:"), "POST", deployment.status(), "");
        assertOnly(name + "has another scheme (https)");
        deployment.number(true, texts + "/", "POST", deployment.status(), "");
        assertOnly(name + "has another path (a slash at its end)");
        deployment.number(true, texts + "?x=1", "POST", deployment.status(), "");
        assertOnly(name + "has another query");
        deployment.number(true, "http://127.0.0.1:1/webhooks/twilio/incoming", "POST", deployment.status(), "");
        assertOnly(name + "has another port");
        deployment.number(true, "no address", "POST", deployment.status(), "");
        assertOnly(name + "is not an address");
        deployment.number(true, texts + "#rc=3&rp=all", "GET", deployment.status(), "");
        assertOnly(name + "it is called by GET");
        deployment.number(true, texts + "#rc=3&rp=all", "POST", deployment.status(), "AP1");
        assertOnly(name + "a TwiML application gets its texts");
    }

    @ParameterizedTest
    @CsvSource({"''", "#rc=3", "'#rp=5xx,ct'", "#rc=0&rp=all"})
    void retries_that_are_not_configured(String fragment) {
        deployment.number(true, deployment.texts() + fragment, "POST", deployment.status(), "");
        assertOnly("notice   Twilio number +•••••••8800 webhook: Twilio tries no second time");
    }

    @Test
    void where_reports_go() {
        deployment.number(true, deployment.texts() + "#rp=5xx,ct,rt", "POST", "", "");
        assertOnly("notice   Twilio number +•••••••8800 status webhook: is not set");
    }

    @Test
    void a_messaging_service() {
        deployment.set("TWILIO_MESSAGING_SERVICE_SID", Deployment.SERVICE);
        assertOnly("WRONG    TWILIO_MESSAGING_SERVICE_SID: the account has no such service");
        deployment.service(false, "");
        assertOnly("WRONG    Messaging Service webhook: none is set");
        deployment.service(false, deployment.texts());
        assertOnly("notice   Messaging Service webhook: Twilio tries no second time");
        deployment.service(true, "");
        assertThat(deployment.troubles()).isEmpty();
        deployment.set("TWILIO_PHONE_NUMBER", "");
        assertOnly("skipped  Messaging Service webhook: it leaves that to its numbers");
    }

    @Test
    void the_clock() {
        assertThat(deployment.clockAhead(Duration.ofMinutes(-2)).troubles())
                .singleElement()
                .asString()
                .matches("WRONG    clock: is 1(19|20|21) s away from Twilio's.*");
        assertThat(deployment.clockAhead(Duration.ofSeconds(15)).troubles())
                .singleElement()
                .asString()
                .startsWith("notice   clock");
    }

    @Test
    void the_disk() {
        deployment.free(500_000_000L);
        assertOnly("notice   disk: 500 MB");
        deployment.free(50_000_000L);
        assertOnly("WRONG    disk: 50 MB");
    }

    @Test
    void secrets_that_are_easy_to_guess() {
        deployment.set("QUIETLINE_SECRET", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        assertOnly("WRONG    QUIETLINE_SECRET: looks typed by hand");
        deployment.set("QUIETLINE_SECRET", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        assertOnly("WRONG    QUIETLINE_SECRET: looks typed by hand");
    }

    @Test
    void a_password_that_is_cheap_to_guess() {
        deployment.set(
                "OPERATORS",
                "ada:$argon2id$v=19$m=1024,t=1,p=1$c29tZXNhbHRzb21l$MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE");
        assertOnly("notice   OPERATORS: 1 of 1 hashes");
    }

    @Test
    void a_short_token_for_the_metrics() {
        deployment.set("METRICS_TOKEN", "hello");
        assertOnly("notice   METRICS_TOKEN: is short");
    }

    @Test
    void files_that_others_may_read() throws IOException {
        Files.setPosixFilePermissions(
                Files.writeString(directory.resolve(".env"), ""), PosixFilePermissions.fromString("rw-r--r--"));
        assertOnly("WRONG    .env: other users");
        Files.setPosixFilePermissions(directory.resolve(".env"), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(directory.resolve("quietline.db"), PosixFilePermissions.fromString("rw-r--r--"));
        assertOnly("WRONG    the database file: other users");
    }

    @Test
    void without_a_network_it_says_what_it_could_not_check() {
        deployment.set("TWILIO_API_BASE_URL", "http://127.0.0.1:1");
        assertThat(deployment.troubles())
                .hasSize(3)
                .allMatch(line -> line.startsWith("skipped  "))
                .anyMatch(line -> line.contains("Twilio account: Twilio was not reached"))
                .anyMatch(line -> line.contains("clock"))
                .anyMatch(line -> line.contains("Twilio number and webhooks"));
    }

    @Test
    void rules_that_let_strangers_in() {
        StoreChoice.Firestore firestore = new StoreChoice.Firestore(
                "demo", new Access.Emulator(deployment.twilio.url().getAuthority()));
        String users = "/v1/projects/demo/databases/(default)/documents/users";
        deployment.twilio.on(users, 200, "{}");
        assertThat(StoreChecks.rules(firestore))
                .hasToString(
                        "WRONG    Firestore rules: anybody may read the users: run firebase deploy --only firestore at once");
        deployment.twilio.on(users, 403, "{}");
        assertThat(StoreChecks.rules(firestore)).hasToString("ok       Firestore rules keep strangers out");
        deployment.twilio.on(users, 404, "{}");
        assertThat(StoreChecks.rules(firestore).toString()).startsWith("skipped  Firestore rules");
    }
}
