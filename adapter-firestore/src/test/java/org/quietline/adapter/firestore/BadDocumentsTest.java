package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.adapter.firestore.Messages.ADA;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.cloud.Timestamp;
import com.google.cloud.firestore.Firestore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.adapter.firestore.client.BadDocuments;
import org.quietline.adapter.firestore.client.Connection;
import org.quietline.application.port.MessagePages.IncomingFilter;
import org.quietline.application.port.MessagePages.Order;
import org.quietline.application.port.MessagePages.OutgoingFilter;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;
import org.slf4j.LoggerFactory;

/** Documents that somebody made or changed by hand. */
@ExtendWith(WithEmulator.class)
class BadDocumentsTest {
    private final String project = WithEmulator.newProject();
    private final FirestoreStore store =
            FirestoreStore.open(FirestoreSettings.withEmulator(project, WithEmulator.host()));
    private final Connection console = Connection.openEmulator(project, WithEmulator.host());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void close() {
        logger().detachAppender(log);
        store.close();
        console.close();
    }

    @Test
    void a_user_with_just_a_status_works() throws Exception {
        put("users/" + ADA.unmasked(), Map.of("status", "active"));
        User ada = User.of(ADA, UserStatus.ACTIVE);
        assertThat(store.userDirectory().find(ADA)).contains(ada);
        assertThat(store.userDirectory().list(null, null, 10).rows()).containsExactly(ada);
        assertThat(store.userDirectory().update(ADA, user -> user.named("Ada"))).contains(ada.named("Ada"));
        assertThat(store.userDirectory().list("ad", null, 10).rows()).containsExactly(ada.named("Ada"));
    }

    @Test
    void fields_of_others_stay_when_a_user_changes() throws Exception {
        put("users/" + ADA.unmasked(), Map.of("status", "active", "note", "likes mornings"));
        store.userDirectory().update(ADA, User::deactivated);
        assertThat(database()
                        .document("users/" + ADA.unmasked())
                        .get()
                        .get(9, TimeUnit.SECONDS)
                        .get("note"))
                .isEqualTo("likes mornings");
    }

    @Test
    void users_that_cannot_be_read_are_nobody_and_can_be_added_again() throws Exception {
        put("users/" + ADA.unmasked(), Map.of("status", 5L));
        put("users/not a number", Map.of("status", "active", "sortName", ""));
        UserDirectory users = store.userDirectory();
        assertThat(users.find(ADA)).isEmpty();
        assertThat(users.list(null, null, 10).rows()).isEmpty();
        assertThat(users.names(List.of(ADA))).isEmpty();
        User ada = User.of(ADA, UserStatus.ACTIVE);
        assertThat(users.add(ada)).isEqualTo(new UserDirectory.Addition.Added(ada));
        assertThat(users.find(ADA)).contains(ada);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anySatisfy(line ->
                        assertThat(line).contains("users/" + ADA.masked()).contains("status"));
        assertNoNumberIsLogged();
    }

    @Test
    void messages_that_cannot_be_read_are_passed_over() throws Exception {
        IncomingMessage good = Messages.incoming(1);
        store.messageLog().record(Messages.silent(1));
        store.messageLog().add(Messages.outgoing(1), null);
        Timestamp noon = Timestamp.ofTimeSecondsAndNanos(Messages.later(5).getEpochSecond(), 0);
        Map<String, Object> bad = new HashMap<>(Map.of(
                "phoneNumber",
                ADA.unmasked(),
                "timestamp",
                noon,
                "queuedAt",
                noon,
                "contactName",
                "",
                "responseSent",
                "perhaps",
                "status",
                "queued",
                "nextAttemptAt",
                noon));
        put("incomingMessages/SMbad", bad);
        put("incomingMessages/SMworse", Map.of("phoneNumber", ADA.unmasked(), "timestamp", "yesterday"));
        put("outgoingMessages/bad", bad);
        put("outgoingMessages/bad id", bad);
        put("incomingMessages/call +15557770001", bad);
        assertThat(store.messagePages()
                        .incoming(IncomingFilter.ALL, Order.NEWEST_FIRST, null, 10)
                        .rows())
                .containsExactly(good);
        assertThat(store.messagePages()
                        .outgoing(OutgoingFilter.ALL, Order.NEWEST_FIRST, null, 10)
                        .rows())
                .containsExactly(Messages.outgoing(1));
        assertThat(store.messagePages().conversation(ADA, null, 10).rows()).hasSize(2);
        assertThat(store.messageLog().due(Messages.later(100), 10)).hasSize(1);
        assertThat(log.list).hasSizeGreaterThanOrEqualTo(4);
        assertNoNumberIsLogged();
    }

    @Test
    void each_is_reported_once() throws Exception {
        put("users/" + ADA.unmasked(), Map.of("status", "Active"));
        store.userDirectory().find(ADA);
        store.userDirectory().find(ADA);
        assertThat(log.list).hasSize(1);
    }

    private void assertNoNumberIsLogged() {
        PhoneNumber number = ADA;
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .allSatisfy(line ->
                        assertThat(line).doesNotContain(number.unmasked().substring(1)));
    }

    private Firestore database() {
        return console.firestore();
    }

    private void put(String path, Map<String, Object> fields) throws Exception {
        assertThat(database().document(path).set(fields).get(9, TimeUnit.SECONDS))
                .isNotNull();
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(BadDocuments.class);
    }
}
