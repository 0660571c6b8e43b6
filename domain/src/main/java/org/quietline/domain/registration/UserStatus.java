package org.quietline.domain.registration;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Whether a registered user is served. */
public enum UserStatus {
    /** Messages are acknowledged, and operators may write. */
    ACTIVE("active"),
    /** Known, but treated like a stranger. */
    INACTIVE("inactive");

    private final String code;

    UserStatus(String code) {
        this.code = code;
    }

    /** The status with this code, compared exactly; empty for another text. */
    public static Optional<UserStatus> ofCode(String code) {
        Objects.requireNonNull(code, "code");
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }

    /** The status as it is stored and shown: {@code active} or {@code inactive}. */
    public String code() {
        return code;
    }
}
