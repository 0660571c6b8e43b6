package org.quietline.benchmarks.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the program is, and where a run may write.
 *
 * @param jar the program's jar, with its libraries beside it
 * @param rules Firestore's rules
 * @param directory for databases and logs of this run
 * @param jvmOptions given to the program's Java besides what the launcher gives
 * @param profiles where to leave a profile of each process of the program; null for none
 */
public record Surroundings(
        Path jar,
        Path rules,
        Path directory,
        List<String> jvmOptions,
        @Nullable Path profiles) {
    /**
     * Those of a checkout that was built.
     *
     * @throws IllegalStateException if there is no jar
     */
    public static Surroundings of(Path checkout, Path directory, List<String> jvmOptions, @Nullable Path profiles) {
        Path jar = checkout.resolve("bootstrap/target/quietline.jar").toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("the program is not built: " + jar + " is missing");
        }
        return new Surroundings(
                jar,
                checkout.resolve("adapter-firestore/firestore.rules").toAbsolutePath(),
                directory.toAbsolutePath(),
                List.copyOf(jvmOptions),
                profiles == null ? null : profiles.toAbsolutePath());
    }

    /** The same with other options for the program's Java. */
    public Surroundings withJvmOptions(List<String> options) {
        return new Surroundings(jar, rules, directory, List.copyOf(options), profiles);
    }
}
