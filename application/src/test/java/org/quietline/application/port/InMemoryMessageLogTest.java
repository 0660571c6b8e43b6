package org.quietline.application.port;

class InMemoryMessageLogTest implements MessageLogContract {
    @Override
    public StoreUnderTest emptyStore() {
        return new InMemoryStore();
    }
}
