package org.quietline.bootstrap.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.quietline.application.port.Observer;
import org.quietline.application.port.StoreBill;
import org.quietline.application.port.StoreBill.Operations;

/**
 * The figures of one process, in memory, with Prometheus's text of them. No label holds a number, a name or an id, and
 * each has few values.
 */
public final class Figures implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final Events events = new Events(registry);

    /** Counts from now on; also what the virtual machine and the process need. */
    public Figures(String version) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
        Gauge.builder("quietline.info", () -> 1)
                .tag("version", version)
                .description("Always 1; tells the version that runs.")
                .register(registry);
    }

    /** Counts what the program does. */
    public Observer observer() {
        return events;
    }

    /** Counts and times requests. */
    public HttpTimes http() {
        return new HttpTimes(registry);
    }

    /** Times what a store is asked for. */
    public StoreTimes store() {
        return new StoreTimes(registry);
    }

    /** Counts what a store bills for, if it bills by the operation. */
    public void bill(StoreBill bill) {
        if (bill.operations().isPresent()) {
            billed(bill, "read", Operations::reads);
            billed(bill, "write", Operations::writes);
            billed(bill, "delete", Operations::deletes);
        }
    }

    private void billed(StoreBill bill, String kind, ToLongFunction<Operations> count) {
        FunctionCounter.builder(
                        "quietline.store.billed",
                        bill,
                        source -> source.operations()
                                .map(operations -> (double) count.applyAsLong(operations))
                                .orElse(0.0))
                .tag("operation", kind)
                .description("Operations that the store bills for, as its price list counts.")
                .register(registry);
    }

    /** Tells how many messages wait, and for how long. */
    public void queue(QueueWatch queue) {
        Gauge.builder("quietline.queue.depth", queue, watch -> watch.look().depth())
                .description("Messages that are due and not sent; counted up to " + QueueWatch.MOST + ".")
                .register(registry);
        Gauge.builder("quietline.queue.oldest", queue, watch -> watch.look().oldestSeconds())
                .baseUnit("seconds")
                .description("How long the oldest of them has been waiting.")
                .register(registry);
    }

    /** Tells how often our log is compared with Twilio's, on which an alert depends. */
    public void reconcileEvery(Duration period) {
        double seconds = period.toSeconds();
        Gauge.builder("quietline.reconcile.every", () -> seconds)
                .baseUnit("seconds")
                .description("How often our log is compared with Twilio's; 0 is never.")
                .register(registry);
    }

    /** All figures in Prometheus's text format. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
