package org.quietline.bootstrap.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A configuration that is just enough to serve. */
final class Complete {
    static final String HASH =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21l$MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE";

    private Complete() {}

    static Map<String, String> variables() {
        return new HashMap<>(Map.of(
                "PUBLIC_BASE_URL",
                "https://desk.example.org",
                "TWILIO_ACCOUNT_SID",
                "AC00000000000000000000000000000001",
                "TWILIO_AUTH_TOKEN",
                "token",
                "TWILIO_PHONE_NUMBER",
                "+15550100000",
                "QUIETLINE_SECRET",
                "7xYkz0m9Rz4w0b1oM8n4c3Jw2aYq5uTtQd6hVfGsLpE=",
                "OPERATORS",
                "ada:" + HASH));
    }

    /** The variables that are complained of. */
    static List<String> complaints(Reading<?> reading) {
        return problems(reading).stream().map(Problem::variable).toList();
    }

    static List<Problem> problems(Reading<?> reading) {
        return switch (reading) {
            case Reading.Complete<?> complete -> List.of();
            case Reading.Faulty<?> faulty -> faulty.problems();
        };
    }
}
