package org.quietline.application.statistics;

import org.quietline.application.port.InMemoryStatistics;
import org.quietline.application.port.MutableClock;
import org.quietline.application.port.Observer;
import org.quietline.application.port.ObserverContract;
import org.quietline.application.port.StoreBill;

class KeptStatisticsObserverTest implements ObserverContract {
    @Override
    public Observer observer() {
        return new KeepStatistics(new InMemoryStatistics(), StoreBill.NONE, "one", new MutableClock()).observer();
    }
}
