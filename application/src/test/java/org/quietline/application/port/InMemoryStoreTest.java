package org.quietline.application.port;

class InMemoryStoreTest implements StoreContract {
    @Override
    public StoreUnderTest emptyStore() {
        return new InMemoryStore();
    }
}
