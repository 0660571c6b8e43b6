package org.quietline.adapter.sqlite;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.StatisticsContract;
import org.quietline.application.port.StoreUnderTest;

class SqliteStatisticsTest implements StatisticsContract {
    @TempDir
    Path directory;

    private TestStores stores;

    @BeforeEach
    void begin() {
        stores = new TestStores(directory);
    }

    @Override
    public StoreUnderTest emptyStore() {
        return stores.emptyStore();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
