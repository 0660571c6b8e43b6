package org.quietline.benchmarks.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How much processor time each process uses from a moment on, this one included: what bounds a figure shows here. */
public final class Usage {
    private final Map<String, Child> children;
    private final List<Duration> before;
    private final long start = System.nanoTime();

    private Usage(Map<String, Child> children) {
        this.children = children;
        this.before = now(children);
    }

    /** From now on, of these by their names. */
    public static Usage of(Map<String, Child> children) {
        return new Usage(new LinkedHashMap<>(children));
    }

    private static List<Duration> now(Map<String, Child> children) {
        List<Duration> times = new ArrayList<>();
        times.add(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO));
        children.values().forEach(child -> times.add(child.processorTime()));
        return times;
    }

    /** In words: microseconds of each process for each of so many messages, and how busy the machine was with all. */
    public String each(long messages) {
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Duration> after = now(children);
        List<String> names = new ArrayList<>(List.of("generator"));
        names.addAll(children.keySet());
        StringBuilder words = new StringBuilder("processor time for each");
        long all = 0;
        for (int i = 0; i < names.size(); i++) {
            long used = after.get(i).minus(before.get(i)).toNanos();
            all += used;
            words.append(String.format(
                    Locale.ROOT,
                    "%s %s %d us",
                    i == 0 ? ":" : ",",
                    names.get(i),
                    used / 1_000 / Math.max(1, messages)));
        }
        return words.append(String.format(Locale.ROOT, "; %.2f processors", all / 1e9 / seconds))
                .toString();
    }
}
