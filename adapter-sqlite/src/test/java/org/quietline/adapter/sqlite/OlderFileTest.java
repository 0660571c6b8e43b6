package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.application.port.StoreUnavailableException;

/** Who opens a file as it is neither brings it up to date nor works with tables of another time. */
class OlderFileTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("quietline.db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4"})
    void an_older_file_stays_as_it_is_until_it_is_brought_up_to_date(String version) throws IOException, SQLException {
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .target(version)
                .load()
                .migrate();
        Raw.run(file, "PRAGMA journal_mode = WAL");
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> SqliteStore.openAsItIs(file).close())
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("older version")
                .hasMessageContaining("serve");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);

        SqliteStore.open(file).close();
        try (SqliteStore store = SqliteStore.openAsItIs(file)) {
            store.storeCheck().check();
        }
    }

    @Test
    void a_new_file_gets_its_tables() {
        try (SqliteStore store = SqliteStore.openAsItIs(file)) {
            store.storeCheck().check();
        }
    }

    @Test
    void the_database_of_another_program_is_refused_and_left_alone() throws SQLException {
        Raw.run(file, "CREATE TABLE recipes (name TEXT)");
        assertThatThrownBy(() -> SqliteStore.openAsItIs(file).close())
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("belongs to another program");
        assertThat(Raw.ask(file, "SELECT name FROM sqlite_schema")).containsExactly("recipes");
    }
}
