package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.arrival;
import static org.quietline.adapter.sqlite.Samples.incoming;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.Together;
import org.quietline.application.search.SearchQuery;

/** What a process acknowledged is there after it was killed. */
class CrashTest {
    private static final int ENOUGH = 300;

    @TempDir
    Path directory;

    @Test
    void keeps_every_acknowledged_message_when_the_process_is_killed() throws Exception {
        Path file = directory.resolve("quietline.db");
        List<Integer> acknowledged = acknowledgedBeforeKill(file);
        try (SqliteStore store = SqliteStore.open(file)) {
            assertThat(acknowledged)
                    .hasSizeGreaterThanOrEqualTo(ENOUGH)
                    .allSatisfy(n -> assertThat(store.messageLog().findIncoming(Samples.in(n)))
                            .contains(incoming(n, NOON.plusMillis(n), "number" + n)));
            int last = acknowledged.getLast();
            IncomingFilter search =
                    new IncomingFilter(SearchQuery.parse("number" + last).orElseThrow(), null, null, null, null);
            assertThat(store.messagePages()
                            .incoming(search, Order.NEWEST_FIRST, null, 10)
                            .rows())
                    .hasSize(1);
        }
        assertThat(Raw.ask(file, "PRAGMA integrity_check")).containsExactly("ok");
        Raw.run(file, "INSERT INTO incoming_search (incoming_search) VALUES ('integrity-check')");
    }

    private static List<Integer> acknowledgedBeforeKill(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<Integer> acknowledged = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                acknowledged.add(Integer.valueOf(line));
                if (acknowledged.size() == ENOUGH) {
                    // Unlike the process itself, its handle leaves the output to be read to its end.
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return acknowledged;
    }

    /** Stores messages until it is killed, and prints the number of each one that is acknowledged. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) {
            SqliteStore store = SqliteStore.open(Path.of(arguments[0]));
            Together.run(16, thread -> {
                for (int i = 0; ; i++) {
                    int n = i * 16 + thread;
                    store.messageLog().record(arrival(incoming(n, NOON.plusMillis(n), "number" + n)));
                    tell(n);
                }
            });
        }

        private static synchronized void tell(int n) {
            byte[] line = (n + "\n").getBytes(StandardCharsets.UTF_8);
            System.out.write(line, 0, line.length);
            System.out.flush();
        }
    }
}
