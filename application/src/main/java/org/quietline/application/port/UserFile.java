package org.quietline.application.port;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.UserStatus;

/** Reads files of users. */
public interface UserFile {
    /**
     * Hands over every row, good and bad.
     *
     * @param region a two-letter code of ISO 3166 whose national format is read, too; null for E.164 alone
     * @throws BadUserFileException if nothing of it can be used
     */
    void read(Reader text, @Nullable String region, Consumer<Row> each) throws IOException;

    /** One row. */
    sealed interface Row {
        /** Where it begins; the header is line 1. */
        long line();

        /**
         * A user.
         *
         * @param name the name, or null to leave it as it is
         */
        record Good(long line, PhoneNumber number, @Nullable String name, UserStatus status) implements Row {}

        /**
         * No user.
         *
         * @param reason what is wrong, without what stands there
         */
        record Bad(long line, String reason) implements Row {}
    }

    /** A file without a usable header, or a region that is none. The message repeats nothing of the file. */
    final class BadUserFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** @param reason what is wrong, in words */
        public BadUserFileException(String reason) {
            super(reason);
        }

        /** What is wrong. */
        public String reason() {
            return String.valueOf(getMessage());
        }
    }
}
