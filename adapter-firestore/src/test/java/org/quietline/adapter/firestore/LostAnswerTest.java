package org.quietline.adapter.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.quietline.adapter.firestore.Messages.ADA;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.quietline.application.port.MessageLog;
import org.quietline.application.port.MessageLog.Addition;
import org.quietline.application.port.MessageLog.Intake;
import org.quietline.application.port.Stored;
import org.quietline.application.port.UserDirectory;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/**
 * Firestore applies a write, the answer gets lost, and the client repeats the write by itself: it is then told that the
 * document exists or has changed. That was nobody but this very call.
 */
@ExtendWith(WithEmulator.class)
class LostAnswerTest {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final String project = WithEmulator.newProject();
    private final Proxy proxy = new Proxy(WithEmulator.host());
    private final FirestoreStore store = FirestoreStore.open(FirestoreSettings.withEmulator(project, proxy.address()));
    private final FirestoreStore direct =
            FirestoreStore.open(FirestoreSettings.withEmulator(project, WithEmulator.host()));

    @BeforeEach
    void openTheLine() {
        assertThat(store.userDirectory().find(ADA)).isEmpty();
        assertThat(direct.userDirectory().find(ADA)).isEmpty();
    }

    @AfterEach
    void close() {
        store.close();
        direct.close();
        proxy.close();
        executor.shutdownNow();
    }

    @Test
    void an_arrival_whose_answer_was_lost_is_no_duplicate() throws Exception {
        Intake intake = withLostAnswer(
                () -> store.messageLog().record(Messages.acknowledged(1)),
                () -> direct.messageLog()
                        .findIncoming(Messages.incoming(1).id())
                        .isPresent());
        assertThat(intake).isInstanceOf(Intake.Recorded.class);
        assertThat(direct.messageLog().findOutgoing(new MessageId("ack-1"))).contains(Messages.recorded(intake));
        assertThat(store.messageLog().record(Messages.acknowledged(1))).isEqualTo(new Intake.Duplicate());
    }

    @Test
    void a_new_message_whose_answer_was_lost_was_added() throws Exception {
        MessageId id = Messages.outgoing(1).id();
        Addition addition = withLostAnswer(
                () -> store.messageLog().add(Messages.outgoing(1), null),
                () -> direct.messageLog().findOutgoing(id).isPresent());
        assertThat(direct.messageLog().findOutgoing(id)).contains(Messages.added(addition));
    }

    @Test
    void a_change_whose_answer_was_lost_took_effect() throws Exception {
        MessageLog log = store.messageLog();
        Stored<OutgoingMessage> queued = Messages.added(log.add(Messages.outgoing(1), null));
        OutgoingMessage claimed = queued.value().claimed(Messages.later(1), Duration.ofMinutes(1));
        Optional<Stored<OutgoingMessage>> replaced = withLostAnswer(
                () -> log.replace(queued, claimed),
                () -> direct.messageLog()
                        .findOutgoing(claimed.id())
                        .map(Stored::value)
                        .equals(Optional.of(claimed)));
        assertThat(replaced).isPresent().isEqualTo(direct.messageLog().findOutgoing(claimed.id()));
    }

    @Test
    void a_users_change_whose_answer_was_lost_is_made_once() throws Exception {
        UserDirectory users = store.userDirectory();
        users.add(User.of(ADA, UserStatus.ACTIVE).named("Ada"));
        Optional<User> changed = withAnswerLostOnTheWay(
                () -> users.update(ADA, user -> {
                    proxy.loseAnswers();
                    return user.named(user.displayName().orElseThrow() + "!");
                }),
                () -> !direct.userDirectory()
                        .find(ADA)
                        .orElseThrow()
                        .displayName()
                        .equals(Optional.of("Ada")));
        assertThat(changed.flatMap(User::displayName)).contains("Ada!");
        assertThat(users.find(ADA)).isEqualTo(changed);
    }

    @Test
    void a_user_whose_answer_was_lost_was_added() throws Exception {
        User ada = User.of(ADA, UserStatus.ACTIVE);
        UserDirectory.Addition addition = withLostAnswer(
                () -> store.userDirectory().add(ada),
                () -> direct.userDirectory().find(ADA).isPresent());
        assertThat(addition).isEqualTo(new UserDirectory.Addition.Added(ada));
    }

    private <T> T withLostAnswer(Callable<T> write, Callable<Boolean> applied) throws Exception {
        proxy.loseAnswers();
        return withAnswerLostOnTheWay(write, applied);
    }

    private <T> T withAnswerLostOnTheWay(Callable<T> write, Callable<Boolean> applied) throws Exception {
        Future<T> result = executor.submit(write);
        await().atMost(Duration.ofSeconds(4)).until(applied);
        proxy.cut();
        return result.get(20, TimeUnit.SECONDS);
    }
}
