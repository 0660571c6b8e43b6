package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** What every {@link StoreCheck} must do; what it says of a store that fails is for each adapter to test. */
public interface StoreCheckContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void a_store_that_works_passes_time_after_time() {
        StoreCheck check = emptyStore().storeCheck();
        assertThatCode(() -> {
                    check.check();
                    check.check();
                })
                .doesNotThrowAnyException();
    }
}
