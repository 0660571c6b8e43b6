package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.StoreBill.Operations;

/** What every {@link StoreBill} must do: count upwards, or say at once and for ever that there is nothing to count. */
public interface StoreBillContract {
    /** The bill of a new store. */
    StoreBill bill();

    /** Has the store do something that a store that bills by the operation bills for. */
    void cause();

    @Test
    default void a_bill_only_grows() {
        StoreBill bill = bill();
        Optional<Operations> before = bill.operations();
        cause();
        Optional<Operations> after = bill.operations();
        assertThat(after.isPresent()).isEqualTo(before.isPresent());
        if (before.isPresent() && after.isPresent()) {
            Operations made = after.get().since(before.get());
            assertThat(made.reads()).isNotNegative();
            assertThat(made.writes()).isNotNegative();
            assertThat(made.deletes()).isNotNegative();
            assertThat(made.reads() + made.writes() + made.deletes()).isPositive();
        }
    }
}
