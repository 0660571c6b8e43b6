package org.quietline.bootstrap.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.domain.phone.PhoneNumber;

class NumberReaderTest {
    @ParameterizedTest
    @CsvSource({
        "US, (415) 555-0123, +14155550123",
        "US, 415.555.0123, +14155550123",
        "US, 1 415 555 0123, +14155550123",
        "us, 011 44 20 7946 0018, +442079460018",
        "US, '+44 (0)20 7946 0018', +442079460018",
        "GB, 020 7946 0018, +442079460018",
        "GB, 00 1 415 555 0123, +14155550123",
        "DE, 0171 1234567, +491711234567",
        "DE, 030/901820, +4930901820",
        "FR, 06 12 34 56 78, +33612345678",
        "IT, 06 698 12345, +390669812345",
        "IN, 091234 56789, +919123456789",
        "BR, (11) 91234-5678, +5511912345678",
        "JP, 090-1234-5678, +819012345678",
        "AU, 0412 345 678, +61412345678",
        "US, +14155550123, +14155550123",
    })
    void reads_what_people_of_a_region_write(String region, String text, String number) {
        assertThat(new NumberReader(region).read(text)).contains(PhoneNumber.parse(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "555-0123",
                "911",
                "415 555 0123 ext. 7",
                "415 555 01234 56789",
                "not a number",
                "",
                "=1+1",
                "+",
                "a@example.org"
            })
    void takes_nothing_for_a_number_that_leaves_a_doubt(String text) {
        assertThat(new NumberReader("US").read(text)).isEmpty();
    }

    @Test
    void reads_the_international_form_alone_without_a_region() {
        NumberReader reader = new NumberReader(null);

        assertThat(reader.read("+14155550123")).contains(PhoneNumber.parse("+14155550123"));
        assertThat(reader.read("(415) 555-0123")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "XX", "USA", "U", "1", "001"})
    void knows_the_codes_of_countries_only(String region) {
        assertThatThrownBy(() -> new NumberReader(region)).isInstanceOf(IllegalArgumentException.class);
    }
}
