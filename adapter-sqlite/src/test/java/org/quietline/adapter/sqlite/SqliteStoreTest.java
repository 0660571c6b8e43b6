package org.quietline.adapter.sqlite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreContract;

/** The store does what every store must do. */
class SqliteStoreTest implements StoreContract {
    @TempDir
    Path directory;

    private final List<Store> open = new ArrayList<>();

    @Override
    public Store emptyStore() {
        Store store = SqliteStore.open(directory.resolve(open.size() + ".db"));
        open.add(store);
        return store;
    }

    @AfterEach
    void close() {
        open.forEach(Store::close);
    }
}
