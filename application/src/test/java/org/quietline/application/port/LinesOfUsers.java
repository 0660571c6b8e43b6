package org.quietline.application.port;

import java.io.BufferedReader;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.UserStatus;

/** Files of users with a header, one user a line, commas between, and nothing quoted. */
public final class LinesOfUsers implements UserFile {
    /** Reads any number of files. */
    public LinesOfUsers() {}

    @Override
    public void read(Reader text, @Nullable String region, Consumer<Row> each) {
        List<String> lines = new BufferedReader(text).lines().toList();
        if (lines.isEmpty() || !lines.getFirst().startsWith("phoneNumber")) {
            throw new BadUserFileException("line 1: must be the header phoneNumber,displayName,status");
        }
        for (int i = 1; i < lines.size(); i++) {
            each.accept(row(i + 1, List.of(lines.get(i).split(",", -1))));
        }
    }

    private static Row row(long line, List<String> fields) {
        try {
            PhoneNumber number = PhoneNumber.parse(fields.getFirst());
            UserStatus status =
                    fields.size() > 2 && fields.get(2).equals("inactive") ? UserStatus.INACTIVE : UserStatus.ACTIVE;
            return new Row.Good(
                    line, number, fields.size() > 1 && !fields.get(1).isEmpty() ? fields.get(1) : null, status);
        } catch (InvalidPhoneNumberException e) {
            return new Row.Bad(line, "no phone number");
        }
    }
}
