package org.quietline.application.port;

import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Is told what the program does, in the thread that does it. An implementation returns at once: it counts, and neither
 * waits nor asks a store. Whoever wires the program puts {@link #toAll} around what it has, which keeps a failing
 * observer from harming the work.
 */
public interface Observer {
    /** Told of nothing. */
    Observer NONE = event -> {};

    /** Is told of this. */
    void observe(ServiceEvent event);

    /** Tells each of these in turn, and goes on when one of them throws. */
    static Observer toAll(List<Observer> observers) {
        List<Observer> all = List.copyOf(observers);
        return event -> {
            for (Observer observer : all) {
                try {
                    observer.observe(event);
                } catch (RuntimeException e) {
                    System.getLogger(Observer.class.getName())
                            .log(
                                    Level.ERROR,
                                    "an observer failed: {0}",
                                    e.getClass().getName());
                }
            }
        };
    }
}
