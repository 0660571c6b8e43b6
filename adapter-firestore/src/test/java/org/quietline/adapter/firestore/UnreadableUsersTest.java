package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;

import com.google.cloud.Timestamp;
import com.google.cloud.firestore.Firestore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.adapter.firestore.client.Connection;
import org.quietline.adapter.firestore.client.Operations;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.UserDirectory.Unreadable;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** Users that somebody put into the console and that cannot be read: told, passed over, and forgotten when mended. */
@ExtendWith(WithEmulator.class)
class UnreadableUsersTest {
    private static final String ADAS = "users/" + ADA.unmasked();

    private final String project = WithEmulator.newProject();
    private final FirestoreStore store =
            FirestoreStore.open(FirestoreSettings.withEmulator(project, WithEmulator.host()));
    private final Connection console = Connection.openEmulator(project, WithEmulator.host());
    private final UserDirectory users = store.userDirectory();

    @AfterEach
    void close() {
        store.close();
        console.close();
    }

    @Test
    void whoever_lists_the_users_comes_across_every_kind() throws Exception {
        users.add(User.of(BOB, UserStatus.ACTIVE));
        Timestamp noon = Timestamp.ofTimeSecondsAndNanos(NOON.getEpochSecond(), 0);
        put(ADAS, Map.of("status", 5L));
        put("users/+15557771001", Map.of("displayName", "Nameless"));
        put("users/+15557771002", Map.of("status", "Active"));
        put("users/+15557771003", Map.of("status", "active", "displayName", List.of("Al")));
        put("users/+15557771004", Map.of("status", "active", "optedOutAt", "yesterday"));
        put("users/+15557771005", Map.of("status", "active", "createdAt", 5L, "sortName", ""));
        put("users/+15557771006", Map.of("status", "active", "sortName", noon));
        put("users/Maria Santos", Map.of("status", "active"));
        put("users/+15557771007 ", Map.of("status", "active"));
        put("users/ ", Map.of("status", "active"));
        put("users/" + "1".repeat(400), Map.of("status", "active"));
        assertThat(users.list(null, null, 50).rows())
                .extracting(user -> user.number().masked())
                .containsExactlyInAnyOrder("+•••••••1006", BOB.masked());
        assertThat(users.unreadable())
                .containsExactlyInAnyOrder(
                        new Unreadable(ADA.masked(), "status is no String"),
                        new Unreadable("+•••••••1001", "status is missing"),
                        new Unreadable("+•••••••1002", "status is none of ours"),
                        new Unreadable("+•••••••1003", "displayName is no String"),
                        new Unreadable("+•••••••1004", "optedOutAt is no Timestamp"),
                        new Unreadable("+•••••••1005", "createdAt is no Timestamp"),
                        new Unreadable("+••••••••••••", "its id is no phone number"),
                        new Unreadable("M•••••••••••", "its id is no phone number"),
                        new Unreadable("(1 characters)", "its id is no phone number"),
                        new Unreadable("(400 characters)", "its id is no phone number"));
    }

    @Test
    void adding_over_one_that_cannot_be_read_keeps_the_opt_out() throws Exception {
        Timestamp noon = Timestamp.ofTimeSecondsAndNanos(NOON.getEpochSecond(), 0);
        put(ADAS, Map.of("status", 5L, "optedOutAt", noon));
        put("users/" + BOB.unmasked(), Map.of("status", "active", "optedOutAt", "yesterday"));
        User ada = User.of(ADA, UserStatus.ACTIVE).named("Ada").optedOut(NOON);

        assertThat(users.add(User.of(ADA, UserStatus.ACTIVE).named("Ada")))
                .isEqualTo(new UserDirectory.Addition.Added(ada));
        assertThat(users.find(ADA)).contains(ada);
        users.add(User.of(BOB, UserStatus.ACTIVE));
        assertThat(users.find(BOB).orElseThrow().optedOutAt()).isPresent();
    }

    @Test
    void one_that_was_mended_or_removed_is_told_no_more() throws Exception {
        put(ADAS, Map.of("status", 5L));
        put("users/Maria", Map.of("status", "active"));
        users.list(null, null, 50);
        assertThat(users.unreadable()).hasSize(2);
        put(ADAS, Map.of("status", "active", "displayName", "Ada"));
        assertThat(database().document("users/Maria").delete().get(9, TimeUnit.SECONDS))
                .isNotNull();
        assertThat(users.unreadable()).isEmpty();
        assertThat(users.find(ADA)).contains(User.of(ADA, UserStatus.ACTIVE).named("Ada"));
    }

    @Test
    void one_whose_sender_texts_is_told_without_a_look_at_the_list() throws Exception {
        put(ADAS, Map.of("status", 5L));
        assertThat(users.find(ADA)).isEmpty();
        assertThat(store.messageLog().record(Messages.silent(1))).isInstanceOf(MessageLog.Intake.Recorded.class);
        assertThat(users.unreadable()).containsExactly(new Unreadable(ADA.masked(), "status is no String"));
    }

    @Test
    void a_page_costs_its_rows_although_some_cannot_be_read() throws Exception {
        for (int n = 0; n < 20; n++) {
            users.add(User.of(org.quietline.domain.phone.PhoneNumber.parse("+155577700" + (10 + n)), UserStatus.ACTIVE)
                    .named("Zoe " + n));
        }
        put(ADAS, Map.of("status", 5L));
        users.list(null, null, 5);
        Operations before = store.operations();
        assertThat(users.list(null, null, 5).rows()).hasSize(5);
        // Two counts, the rows, one to tell whether there are more, and the one that is passed over.
        assertThat(store.operations().since(before)).isEqualTo(new Operations(2 + 5 + 1 + 1, 0, 0));
    }

    @Test
    void a_name_changed_in_the_console_is_found_once_it_was_listed() throws Exception {
        users.add(User.of(ADA, UserStatus.ACTIVE).named("Ada"));
        assertThat(database().document(ADAS).update("displayName", "Zoe").get(9, TimeUnit.SECONDS))
                .isNotNull();
        assertThat(users.list(null, null, 5).rows())
                .extracting(user -> user.displayName().orElse(""))
                .containsExactly("Zoe");
        assertThat(users.list("zo", null, 5).rows()).hasSize(1);
    }

    private Firestore database() {
        return console.firestore();
    }

    private void put(String path, Map<String, Object> fields) throws Exception {
        assertThat(database().document(path).set(fields).get(9, TimeUnit.SECONDS))
                .isNotNull();
    }
}
