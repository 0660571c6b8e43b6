package org.quietline.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says of the certificate of the public address, before real TLS. */
class CertificateTest {
    private static final String HERE = "ip:127.0.0.1";
    private static final String UNTRUSTED = "WRONG    public address: its https certificate is not trusted: renew it";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Deployment deployment;

    @SuppressWarnings("NullAway.Init")
    private SSLContext usual;

    @BeforeEach
    void deploy() throws IOException, GeneralSecurityException {
        usual = SSLContext.getDefault();
        deployment = new Deployment(directory);
    }

    @AfterEach
    void stop() {
        SSLContext.setDefault(usual);
        deployment.close();
    }

    private List<String> linesFor(String name, String begins, int days)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (TlsServer server = TlsServer.start(directory, name, begins, days)) {
            // As an entry in the machine's trust store would do it.
            SSLContext.setDefault(server.trusting());
            deployment.publicAddress(server.origin());
            return deployment.lines();
        }
    }

    @Test
    void one_that_is_valid_for_long_is_fine() throws IOException, GeneralSecurityException, InterruptedException {
        assertThat(linesFor(HERE, "-1d", 61))
                .anyMatch(line -> line.matches("ok +certificate is trusted for (59|60) days more"))
                .anyMatch(line -> line.matches("ok +signatures .*"))
                .noneMatch(line -> line.startsWith("WRONG"));
    }

    @Test
    void one_that_ends_soon_is_told_with_the_days_that_are_left()
            throws IOException, GeneralSecurityException, InterruptedException {
        assertThat(linesFor(HERE, "-80d", 90))
                .anyMatch(line -> line.matches(".* certificate: expires in (9|10) days: renew it"))
                .noneMatch(line -> line.startsWith("WRONG"));
    }

    @Test
    void one_that_has_ended_is_wrong() throws IOException, GeneralSecurityException, InterruptedException {
        assertThat(linesFor(HERE, "-90d", 89))
                .anyMatch(line -> line.startsWith("WRONG    certificate: has expired: renew it"));
    }

    @Test
    void one_for_another_name_is_wrong() throws IOException, GeneralSecurityException, InterruptedException {
        assertThat(linesFor("dns:desk.example.org", "-1d", 90)).anyMatch(line -> line.startsWith(UNTRUSTED));
    }

    @Test
    void one_that_nobody_vouches_for_is_wrong() throws IOException, GeneralSecurityException, InterruptedException {
        try (TlsServer server = TlsServer.start(directory, HERE, "-1d", 90)) {
            deployment.publicAddress(server.origin());
            assertThat(deployment.lines()).anyMatch(line -> line.startsWith(UNTRUSTED));
        }
    }
}
