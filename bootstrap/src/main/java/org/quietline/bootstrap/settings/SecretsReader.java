package org.quietline.bootstrap.settings;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.quietline.bootstrap.security.MasterSecrets;

/** Reads the secrets of the installation. */
final class SecretsReader {
    static final String SECRET = "QUIETLINE_SECRET";

    private final Variables variables;

    SecretsReader(Variables variables) {
        this.variables = variables;
    }

    Optional<MasterSecrets> required() {
        return decoded(variables.requiredSecret(SECRET, "make one with: openssl rand -base64 32"));
    }

    Optional<MasterSecrets> ifSet() {
        return decoded(variables.secret(SECRET));
    }

    private Optional<MasterSecrets> decoded(Optional<String> value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = Variables.parts(value.get());
        List<byte[]> secrets = new ArrayList<>();
        for (String part : parts) {
            bytes(part)
                    .filter(secret -> secret.length >= MasterSecrets.FEWEST_BYTES)
                    .ifPresent(secrets::add);
        }
        return secrets.size() == parts.size() && parts.size() <= 2
                ? Optional.of(new MasterSecrets(secrets))
                : variables.problem(
                        SECRET,
                        "must be at least " + MasterSecrets.FEWEST_BYTES
                                + " bytes in base64, or two such with a comma between them; make one with:"
                                + " openssl rand -base64 32");
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
