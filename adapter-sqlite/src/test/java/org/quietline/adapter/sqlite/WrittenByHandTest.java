package org.quietline.adapter.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.quietline.adapter.sqlite.Samples.ANN;
import static org.quietline.adapter.sqlite.Samples.NOON;
import static org.quietline.adapter.sqlite.Samples.arrival;
import static org.quietline.adapter.sqlite.Samples.incoming;
import static org.quietline.adapter.sqlite.Samples.later;
import static org.quietline.adapter.sqlite.Samples.outgoing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.StoreUnavailableException;
import org.quietline.application.port.UserDirectory;
import org.quietline.application.port.UserDirectory.Addition;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** People may edit the tables with a shell of their own while the program runs. */
class WrittenByHandTest {
    @TempDir
    Path directory;

    private Path file;
    private SqliteStore store;
    private UserDirectory users;

    @BeforeEach
    void open() {
        file = directory.resolve("quietline.db");
        store = SqliteStore.open(file);
        users = store.userDirectory();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_user_with_nothing_but_number_and_status_works() throws SQLException {
        Raw.run(file, "INSERT INTO users (phone_number, status) VALUES ('+15551234567', 'active')");
        assertThat(users.find(ANN)).contains(User.of(ANN, UserStatus.ACTIVE));
        assertThat(users.list(null, null, 10).rows()).containsExactly(User.of(ANN, UserStatus.ACTIVE));
        assertThat(users.update(ANN, user -> user.named("Ann"))).isPresent();
        assertThat(users.list("ann", null, 10).rows()).hasSize(1);
    }

    @Test
    void a_name_can_be_given_and_changed_and_is_found() throws SQLException {
        users.add(User.of(ANN, UserStatus.ACTIVE).named("Ann Lee"));
        users.add(User.of(Samples.number(1), UserStatus.ACTIVE).named("Bo"));
        Raw.run(
                file,
                "UPDATE users SET display_name = ' Élodie\tMartin ' WHERE phone_number = '+15551234567'",
                "INSERT INTO users (phone_number, status, display_name) VALUES ('+15550000002', 'active', 'Ada')");
        assertThat(users.list(null, null, 10).rows())
                .extracting(user -> user.displayName().orElse(""))
                .containsExactly("Ada", "Bo", "Élodie Martin");
        assertThat(users.list("MART", null, 10).rows()).hasSize(1);
        assertThat(users.list("lee", null, 10).rows()).isEmpty();
        assertThat(users.names(List.of(ANN))).isEqualTo(Map.of(ANN, "Élodie Martin"));
    }

    @Test
    void users_that_cannot_be_read_are_passed_over() throws SQLException {
        users.add(User.of(ANN, UserStatus.ACTIVE));
        Raw.run(
                file,
                "INSERT INTO users (phone_number, status) VALUES ('+15550000001', 'Active')",
                "INSERT INTO users (phone_number, status) VALUES ('', 'active')",
                "INSERT INTO users (phone_number, status, display_name) VALUES ('  ', 'active', 'Zed')");
        assertThat(users.find(Samples.number(1))).isEmpty();
        assertThat(users.list(null, null, 10).rows()).extracting(User::number).containsExactly(ANN);
        assertThat(users.list(null, null, 1).rows()).hasSizeLessThanOrEqualTo(1);
        assertThat(users.list("zed", null, 10).rows()).isEmpty();
    }

    @Test
    void a_user_that_cannot_be_read_can_be_added_anew() throws SQLException {
        Raw.run(file, "INSERT INTO users (phone_number, status) VALUES ('+15551234567', 'yes')");
        User ann = User.of(ANN, UserStatus.ACTIVE);
        assertThat(users.add(ann)).isEqualTo(new Addition.Added(ann));
        assertThat(users.find(ANN)).contains(ann);
    }

    @Test
    void adding_over_a_row_that_cannot_be_read_keeps_its_opt_out() throws SQLException {
        users.add(User.of(ANN, UserStatus.ACTIVE).optedOut(NOON));
        Raw.run(file, "UPDATE users SET status = 'yes' WHERE phone_number = '+15551234567'");
        User ann = User.of(ANN, UserStatus.ACTIVE).named("Ann");

        assertThat(users.add(ann)).isEqualTo(new Addition.Added(ann.optedOut(NOON)));
        assertThat(users.find(ANN)).contains(ann.optedOut(NOON));
    }

    @Test
    void a_message_under_the_id_of_one_that_cannot_be_read_is_not_taken() throws SQLException {
        store.messageLog().add(outgoing(1, NOON, "Hello"), null);
        Raw.run(file, "UPDATE outgoing_messages SET status = 'lost' WHERE id = '" + Samples.out(1) + "'");

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> store.messageLog().add(outgoing(1, NOON, "Hello"), null));
        assertThat(store.messageLog().add(outgoing(2, NOON, "Hello"), null))
                .isInstanceOf(MessageLog.Addition.Added.class);
    }

    @Test
    void messages_that_cannot_be_read_never_break_a_page() throws SQLException {
        for (int n = 1; n <= 4; n++) {
            store.messageLog().record(arrival(incoming(n, later(n), "Hello " + n)));
            store.messageLog().add(outgoing(n, later(n), "Hello " + n), null);
        }
        Raw.run(
                file,
                "UPDATE incoming_messages SET opt_out = 'perhaps' WHERE id = '" + Samples.in(4) + "'",
                "UPDATE incoming_messages SET media = '[{\"url\"' WHERE id = '" + Samples.in(2) + "'",
                "UPDATE outgoing_messages SET status = 'lost' WHERE id = '" + Samples.out(4) + "'",
                "UPDATE outgoing_messages SET history = '{}' WHERE id = '" + Samples.out(3) + "'",
                "UPDATE outgoing_messages SET status = 'sent' WHERE id = '" + Samples.out(2) + "'");
        assertThat(store.messagePages()
                        .incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 10)
                        .rows())
                .extracting(IncomingMessage::id)
                .containsExactly(Samples.in(3), Samples.in(1));
        assertThat(store.messagePages()
                        .outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, null, 10)
                        .rows())
                .extracting(OutgoingMessage::id)
                .containsExactly(Samples.out(1));
        assertThat(store.messagePages()
                        .conversation(Samples.number(4), null, 10)
                        .rows())
                .isEmpty();
        assertThat(store.messageLog().findIncoming(Samples.in(2))).isEmpty();
        assertThat(store.messageLog().due(NOON.plusSeconds(60), 10)).hasSize(1);
    }
}
