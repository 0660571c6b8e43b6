package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.PhoneOutcome;
import org.quietline.simulator.fault.Strike;

/**
 * Each fault of the simulated carrier meets each operation, and docs/faults.md says what comes of it. With
 * {@code -Dquietline.faults.write=true} the page is written anew instead of compared.
 */
class FaultMatrixTest {
    private static final Path PAGE = Path.of("..", "docs", "faults.md");
    private static final Path MEASURED = Path.of("target", "faults.md");
    private static final boolean WRITE = Boolean.getBoolean("quietline.faults.write");
    private static final String BEGIN = "| fault | a user texts | an operator sends | a status is fetched"
            + " | a lost text is looked for | a lost answer is looked for |\n|---|---|---|---|---|---|\n";

    /** Each world mostly waits. */
    private static final int AT_ONCE = 6;

    @TempDir
    Path directory;

    @Test
    void each_fault_has_the_outcome_that_the_page_says() throws Exception {
        List<String> all = new ArrayList<>();
        try (ExecutorService worlds = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<String>> running = new ArrayList<>();
            for (Map.Entry<String, FaultDocument> fault : faults().entrySet()) {
                Path own = Files.createDirectories(directory.resolve("world" + running.size()));
                running.add(worlds.submit(() -> row(fault.getKey(), fault.getValue(), own)));
            }
            for (Future<String> row : running) {
                all.add(row.get());
            }
        }
        String rows = BEGIN + String.join("", all);
        Files.writeString(MEASURED, rows);
        String page = Files.readString(PAGE);
        if (WRITE) {
            int begin = page.indexOf("| fault |");
            int end = page.indexOf("\n\n", begin) + 1;
            Files.writeString(PAGE, page.substring(0, begin) + rows + page.substring(end));
        } else {
            assertThat(page).contains(rows);
        }
    }

    private static String row(String name, FaultDocument faults, Path directory) throws Exception {
        try (FaultWorld world = new FaultWorld(directory)) {
            return "| " + name + " | " + String.join(" | ", world.outcomes(faults)) + " |\n";
        }
    }

    private static Map<String, FaultDocument> faults() {
        Map<String, FaultDocument> all = new LinkedHashMap<>();
        all.put("none", FaultDocument.NONE);
        all.put("`api-429`", with(Fault.API_429, false));
        all.put("`api-500`", with(Fault.API_500, false));
        all.put("`api-500`, yet taken", with(Fault.API_500, true));
        all.put("`api-502`", with(Fault.API_502, false));
        all.put("`api-502`, yet taken", with(Fault.API_502, true));
        all.put("`api-503`", with(Fault.API_503, false));
        all.put("`api-503`, yet taken", with(Fault.API_503, true));
        all.put("`api-delay` past our patience", delay(false));
        all.put("`api-delay` past our patience, taken at once", delay(true));
        all.put("`api-drop-before`", with(Fault.API_DROP_BEFORE, false));
        all.put("`api-drop-after`", with(Fault.API_DROP_AFTER, false));
        for (Fault fault : List.of(
                Fault.CALLBACK_LOST,
                Fault.CALLBACK_DUPLICATE,
                Fault.CALLBACK_OUT_OF_ORDER,
                Fault.CALLBACK_EARLY,
                Fault.WEBHOOK_LOST,
                Fault.WEBHOOK_DUPLICATE)) {
            all.put("`" + fault.word() + "`", FaultDocument.NONE.with(fault, Strike.ALWAYS));
        }
        all.put(
                "the list lags by an hour",
                new FaultDocument(null, null, new FaultDocument.Listing(3_600_000, 0), null, null));
        all.put(
                "`date_sent` is null for an hour",
                new FaultDocument(null, null, new FaultDocument.Listing(0, 3_600_000), null, null));
        all.put("a trial account's prefix", account(new FaultDocument.AccountLimits(false, true, List.of())));
        all.put(
                "a trial account, number not verified",
                account(new FaultDocument.AccountLimits(true, true, List.of())));
        all.put("the phone is off", phones(new PhoneOutcome(PhoneOutcome.Kind.UNDELIVERED, 30_003)));
        assertThat(String.join("", all.keySet()))
                .as("every fault of the simulator is here")
                .contains(Arrays.stream(Fault.values()).map(Fault::word).toList());
        return all;
    }

    private static FaultDocument with(Fault fault, boolean taken) {
        return FaultDocument.NONE.with(fault, new Strike(null, null, null, null, taken, true));
    }

    private static FaultDocument delay(boolean taken) {
        return FaultDocument.NONE.with(Fault.API_DELAY, new Strike(null, null, 3_300L, null, taken, true));
    }

    private static FaultDocument account(FaultDocument.AccountLimits limits) {
        return new FaultDocument(null, null, null, limits, null);
    }

    private static FaultDocument phones(PhoneOutcome outcome) {
        return new FaultDocument(null, null, null, null, Map.of("+15550170001", outcome, "+15550170002", outcome));
    }
}
