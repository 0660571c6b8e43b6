package org.quietline.bootstrap.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.UserFile;
import org.quietline.application.port.UserFile.BadUserFileException;
import org.quietline.application.port.UserFile.Row;
import org.quietline.application.port.UserFileContract;
import org.quietline.domain.phone.PhoneNumber;

class CsvUserFileTest implements UserFileContract {
    @Override
    public UserFile userFile() {
        return new CsvUserFile();
    }

    private static List<Row> rows(String region, String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        new CsvUserFile().read(new StringReader(text), region, rows::add);
        return rows;
    }

    @Test
    void reads_national_numbers_of_the_region_beside_international_ones() throws IOException {
        assertThat(rows("de", "phoneNumber\n030 901820\n+14155550123\n0049 30 901821\nnobody\n"))
                .extracting(row -> row instanceof Row.Good good ? good.number() : row.getClass())
                .containsExactly(
                        PhoneNumber.parse("+4930901820"),
                        PhoneNumber.parse("+14155550123"),
                        PhoneNumber.parse("+4930901821"),
                        Row.Bad.class);
    }

    @Test
    void refuses_a_region_that_is_none() {
        assertThatThrownBy(() -> rows("Atlantis", "phoneNumber\n"))
                .isInstanceOfSatisfying(
                        BadUserFileException.class,
                        refused ->
                                assertThat(refused.reason()).contains("region").doesNotContain("Atlantis"));
    }
}
