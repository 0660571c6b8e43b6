package org.quietline.bootstrap.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.UserFile;
import org.quietline.fuzz.Texts;

/** Any text is a list of good and bad rows in the order of their lines, or has no header. */
class CsvUserFileFuzzTest {
    @FuzzTest
    void any_text_is_rows_or_has_no_header(byte[] data) {
        check(Texts.of(data), null);
        check(Texts.of(data), "US");
    }

    private static void check(String text, @Nullable String region) {
        List<UserFile.Row> rows = new ArrayList<>();
        Texts.parsed(UserFile.BadUserFileException.class, () -> read(text, region, rows));
        long last = 1;
        for (UserFile.Row row : rows) {
            assertThat(row.line()).isGreaterThanOrEqualTo(last);
            last = row.line();
            if (row instanceof UserFile.Row.Good good) {
                assertThat(good.number().isE164()).isTrue();
            }
        }
    }

    private static String read(String text, @Nullable String region, List<UserFile.Row> rows) {
        try {
            new CsvUserFile().read(new StringReader(text), region, rows::add);
            return "read";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
