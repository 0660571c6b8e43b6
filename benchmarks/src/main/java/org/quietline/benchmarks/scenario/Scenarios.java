package org.quietline.benchmarks.scenario;

import java.util.List;
import picocli.CommandLine;

/** Every scenario, in the order in which they are measured. */
public final class Scenarios {
    /** All of them. */
    public static final List<Scenario> ALL = List.of(
            new SqliteUnknown(),
            new SqliteRegistered(),
            new Acknowledgement(),
            new Flood(),
            new FirestoreUnknown(),
            new FirestoreRegistered(),
            new Pages(),
            new LivePages(),
            new Start(),
            new InnerPieces(),
            new Memory());

    private Scenarios() {}

    /** Those with these names, or all when there is none. */
    public static List<Scenario> named(List<String> names, CommandLine command) {
        List<String> known = ALL.stream().map(Scenario::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandLine.ParameterException(
                        command, "no scenario is called " + name + "; there are " + String.join(", ", known));
            }
        }
        return ALL.stream()
                .filter(scenario -> names.isEmpty() || names.contains(scenario.name()))
                .toList();
    }
}
