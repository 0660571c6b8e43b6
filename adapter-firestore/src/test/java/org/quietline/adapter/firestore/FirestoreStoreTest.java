package org.quietline.adapter.firestore;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.application.port.StoreContract;
import org.quietline.application.port.StoreUnderTest;

/** The store does what every store must do. */
@ExtendWith(WithEmulator.class)
class FirestoreStoreTest implements StoreContract {
    private final List<FirestoreStore> open = new ArrayList<>();

    @Override
    public StoreUnderTest emptyStore() {
        FirestoreStore store = WithEmulator.newStore();
        open.add(store);
        return new OpenStore(store);
    }

    @AfterEach
    void close() {
        open.forEach(FirestoreStore::close);
    }
}
