package org.quietline.bootstrap.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Times each operation of a store's ports, whichever store it is. */
public final class StoreTimes {
    private final MeterRegistry registry;

    StoreTimes(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The same port, timed. Its exceptions are its own. */
    public <T> T timed(Class<T> port, T store) {
        // To look a timer up by its name and tags takes longer than many an operation.
        Map<Method, Timer> successes = new ConcurrentHashMap<>();
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
                        Timer timer = succeeded
                                ? successes.computeIfAbsent(method, known -> timer(port, known, "done"))
                                : timer(port, method, "failed");
                        timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
                    }
                });
        return port.cast(proxy);
    }

    private Timer timer(Class<?> port, Method method, String outcome) {
        return Timer.builder("quietline.store")
                .description("Operations of the store, and how long they took.")
                .tag("operation", port.getSimpleName() + "." + method.getName())
                .tag("outcome", outcome)
                .register(registry);
    }
}
