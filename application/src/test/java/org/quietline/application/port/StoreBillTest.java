package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.quietline.application.port.StoreBill.Operations;

class StoreBillTest implements StoreBillContract {
    private final Store store = new InMemoryStore();

    @Override
    public StoreBill bill() {
        return StoreBill.NONE;
    }

    @Override
    public void cause() {
        Samples.add(store, Samples.outgoing(1));
    }

    @Test
    void what_was_made_since_is_the_difference() {
        assertThat(new Operations(10, 7, 3).since(new Operations(4, 2, 3))).isEqualTo(new Operations(6, 5, 0));
    }
}
