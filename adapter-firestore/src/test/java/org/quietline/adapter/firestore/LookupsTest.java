package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** Users that are looked up at the same time share requests, and each is answered for itself. */
@ExtendWith(WithEmulator.class)
class LookupsTest {
    private static final int AT_ONCE = 48;
    private static final int LOOKUPS = 1_000;
    private static final int NUMBERS = 60;

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final FirestoreStore store =
            FirestoreStore.open(FirestoreSettings.withEmulator(WithEmulator.newProject(), WithEmulator.host()));
    private final UserDirectory users = store.userDirectory();

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
    }

    private static PhoneNumber number(int n) {
        return PhoneNumber.parse(String.format(Locale.ROOT, "+1555777%04d", n));
    }

    @Test
    void each_of_many_at_once_gets_its_own_answer() throws Exception {
        for (int n = 0; n < NUMBERS; n += 2) {
            users.add(User.of(number(n), UserStatus.ACTIVE));
        }
        long before = store.operations().reads();
        List<Future<Boolean>> found = new ArrayList<>();
        for (int i = 0; i < LOOKUPS; i++) {
            PhoneNumber number = number(i % NUMBERS);
            found.add(threads.submit(() ->
                    users.find(number).map(User::number).filter(number::equals).isPresent()));
        }
        for (int i = 0; i < LOOKUPS; i++) {
            assertThat(found.get(i).get()).as("number %d", i % NUMBERS).isEqualTo(i % NUMBERS % 2 == 0);
        }
        assertThat(store.operations().reads() - before).isBetween((long) NUMBERS, (long) LOOKUPS);
    }

    @Test
    void a_lookup_knows_what_was_written_before_it() throws Exception {
        List<Future<Boolean>> found = new ArrayList<>();
        for (int i = 0; i < 5 * AT_ONCE; i++) {
            PhoneNumber number = number(i);
            found.add(threads.submit(() -> {
                users.add(User.of(number, UserStatus.ACTIVE));
                return users.find(number).isPresent();
            }));
        }
        for (Future<Boolean> one : found) {
            assertThat(one.get()).isTrue();
        }
    }

    @Test
    void a_lookup_in_a_store_that_was_closed_is_refused() {
        store.close();
        assertThatThrownBy(() -> users.find(number(1))).isInstanceOf(StoreUnavailableException.class);
    }
}
