package org.quietline.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Secrets;
import org.quietline.application.port.SecretsContract;

class RandomSecretsTest implements SecretsContract {
    private final RandomSecrets secrets = new RandomSecrets();

    @Override
    public Secrets secrets() {
        return secrets;
    }

    @Test
    void two_sources_have_nothing_in_common() {
        assertThat(new RandomSecrets().next()).isNotEqualTo(new RandomSecrets().next());
    }

    @Test
    void a_password_can_be_read_out() {
        assertThat(Stream.generate(secrets::password).limit(1_000))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("[a-km-np-z2-9]{16}"));
    }
}
