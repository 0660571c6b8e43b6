package org.quietline.bootstrap.metrics;

import org.junit.jupiter.api.AfterEach;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ObserverContract;

class FiguresObserverTest implements ObserverContract {
    private final Figures figures = new Figures("1.2.3");

    @Override
    public Observer observer() {
        return figures.observer();
    }

    @AfterEach
    void close() {
        figures.close();
    }
}
