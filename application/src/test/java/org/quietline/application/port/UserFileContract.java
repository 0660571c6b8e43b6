package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.UserFile.BadUserFileException;
import org.quietline.application.port.UserFile.Row;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.UserStatus;

/** What every {@link UserFile} must do. */
public interface UserFileContract {
    /** What is tested. */
    UserFile userFile();

    /** The rows of this text. */
    default List<Row> rows(String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        userFile().read(new StringReader(text), null, rows::add);
        return rows;
    }

    @Test
    default void hands_over_each_user_with_the_line() throws IOException {
        assertThat(rows("phoneNumber,displayName,status\n+15551234567,Bob Ortega,active\n+15559990000,,inactive\n"))
                .containsExactly(
                        new Row.Good(2, PhoneNumber.parse("+15551234567"), "Bob Ortega", UserStatus.ACTIVE),
                        new Row.Good(3, PhoneNumber.parse("+15559990000"), null, UserStatus.INACTIVE));
    }

    @Test
    default void tells_a_bad_row_by_its_line_and_goes_on() throws IOException {
        List<Row> rows = rows("phoneNumber,displayName,status\n555nonsense,,\n+15551234567,Bob,\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst()).isInstanceOfSatisfying(Row.Bad.class, bad -> {
            assertThat(bad.line()).isEqualTo(2);
            assertThat(bad.reason()).isNotBlank().doesNotContain("555nonsense");
        });
        assertThat(rows.getLast())
                .isEqualTo(new Row.Good(3, PhoneNumber.parse("+15551234567"), "Bob", UserStatus.ACTIVE));
    }

    @Test
    default void refuses_a_file_without_a_header_and_repeats_nothing_of_it() {
        assertThatThrownBy(() -> rows("+15551234567,Bob\n"))
                .isInstanceOfSatisfying(
                        BadUserFileException.class,
                        refused ->
                                assertThat(refused.reason()).contains("line 1").doesNotContain("1234567", "Bob"));
    }
}
