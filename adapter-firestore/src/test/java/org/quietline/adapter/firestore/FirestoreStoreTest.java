package org.quietline.adapter.firestore;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.application.port.Store;
import org.quietline.application.port.StoreContract;

/** The store does what every store must do. */
@ExtendWith(WithEmulator.class)
class FirestoreStoreTest implements StoreContract {
    private final List<FirestoreStore> open = new ArrayList<>();

    @Override
    public Store emptyStore() {
        FirestoreStore store = WithEmulator.newStore();
        open.add(store);
        return store;
    }

    @AfterEach
    void close() {
        open.forEach(FirestoreStore::close);
    }
}
