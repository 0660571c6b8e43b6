package org.quietline.bootstrap.users;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quietline.application.port.UserFile;

/** Files of users in CSV. */
public final class CsvUserFile implements UserFile {
    /** Reads any number of files. */
    public CsvUserFile() {}

    @Override
    public void read(Reader text, @Nullable String region, Consumer<Row> each) throws IOException {
        NumberReader numbers;
        try {
            numbers = new NumberReader(region);
        } catch (IllegalArgumentException e) {
            throw new BadUserFileException("the region must be a two-letter code of a country, like US or DE");
        }
        new UserRows(numbers).read(text, each);
    }
}
