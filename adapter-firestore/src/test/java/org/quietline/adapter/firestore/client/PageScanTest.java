package org.quietline.adapter.firestore.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageScanTest {
    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "2, 1", "10, 0", "10, 9", "50, 49", "50, 50", "200, 0", "200, 199"})
    void a_page_that_lacks_rows_to_the_end_is_asked_for_eight_times_at_most(int limit, int found) {
        int left = 4 * limit;
        int queries = 0;
        int rows = 0;
        while (left > 0) {
            left -= PageScan.next(limit, rows, left, queries);
            rows = found;
            queries++;
        }
        assertThat(left).isZero();
        assertThat(queries).isBetween(1, 8);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "50, 51", "200, 201"})
    void a_page_of_which_every_row_is_wanted_is_asked_for_once(int limit, int documents) {
        assertThat(PageScan.next(limit, 0, 4 * limit, 0)).isEqualTo(documents);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "50, 49", "200, 190"})
    void what_a_page_lacks_is_asked_for_alone_at_first(int limit, int found) {
        assertThat(PageScan.next(limit, found, 3 * limit, 1)).isEqualTo(limit - found + 1);
    }
}
