package org.quietline.application.port;

class InMemoryStoreTest implements StoreContract {
    @Override
    public Store emptyStore() {
        return new InMemoryStore();
    }
}
