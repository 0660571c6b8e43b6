package org.quietline.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands leave a database of another version alone: a serve of that version may be running on it. */
class OlderDatabaseTest {
    private static final List<String[]> COMMANDS = List.of(
            new String[] {"users", "list"},
            new String[] {"users", "add", "+15550173862", "--name", "James"},
            new String[] {"export", "--format", "csv"},
            new String[] {"backup", "copy.db"});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private Shell shell;

    @BeforeEach
    void add() {
        shell = new Shell(directory);
        assertThat(shell.call("users", "add", "+15550162741", "--name", "Maria").exitCode())
                .isZero();
    }

    @Test
    void an_older_one_is_left_to_serve() throws IOException, SQLException {
        run("DELETE FROM flyway_schema_history WHERE installed_rank > 2");

        assertLeftAlone("older version", "start serve");
    }

    @Test
    void a_newer_one_is_refused() throws IOException, SQLException {
        run("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum,"
                + " installed_by, execution_time, success) VALUES (99, '99', 'from the future',"
                + " 'SQL', 'V99__from_the_future.sql', 1, '', 1, 1)");

        assertLeftAlone("newer version");
    }

    private void assertLeftAlone(String... reasons) throws IOException {
        Path file = directory.resolve("quietline.db");
        byte[] before = Files.readAllBytes(file);
        for (String[] command : COMMANDS) {
            Shell.Result result = shell.call(command);

            assertThat(result.exitCode()).as(command[0] + ": " + result.err()).isEqualTo(1);
            assertThat(result.err()).contains(reasons);
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
        }
        assertThat(directory.resolve("copy.db")).doesNotExist();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("quietline.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
