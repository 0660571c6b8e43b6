package org.quietline.bootstrap.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;

/** Times each operation of a store's ports, whichever store it is. */
public final class StoreTimes {
    private final MeterRegistry registry;

    StoreTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The same port, timed. Its exceptions are its own. */
    public <T> T timed(Class<T> port, T store) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(store, arguments);
                    }
                    long began = System.nanoTime();
                    boolean succeeded = false;
                    try {
                        Object result = method.invoke(store, arguments);
                        succeeded = true;
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    } finally {
                        record(port.getSimpleName() + "." + method.getName(), succeeded, System.nanoTime() - began);
                    }
                });
        return port.cast(proxy);
    }

    private void record(String operation, boolean succeeded, long nanoseconds) {
        Timer.builder("quietline.store")
                .description("Operations of the store, and how long they took.")
                .tag("operation", operation)
                .tag("outcome", succeeded ? "done" : "failed")
                .register(registry)
                .record(nanoseconds, TimeUnit.NANOSECONDS);
    }
}
