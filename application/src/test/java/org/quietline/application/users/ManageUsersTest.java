package org.quietline.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.Desk;
import org.quietline.application.browse.Names;
import org.quietline.application.port.MutableClock;
import org.quietline.application.users.ManageUsers.Outcome;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

class ManageUsersTest {
    private static final Instant NOON = MutableClock.NOON;
    private static final User ADA_NEW =
            User.of(ADA, UserStatus.ACTIVE).named("Ada").created(NOON).updated(NOON);

    private final Desk desk = new Desk();
    private final Names names = new Names(desk.users, desk.clock);
    private final ManageUsers manage = new ManageUsers(desk.users, names, desk.audit, desk.clock);

    @Test
    void adds_an_active_user_and_writes_it_down_masked() {
        assertThat(manage.add(ADA, "Ada", "olga")).isEqualTo(new Outcome.Added(ADA_NEW));
        assertThat(desk.store.userDirectory().find(ADA)).contains(ADA_NEW);
        assertThat(desk.store.auditTrail().lines()).containsExactly("olga user-add " + ADA.masked());
    }

    @Test
    void a_user_who_is_there_is_left_as_they_are() {
        User inactive = User.of(ADA, UserStatus.INACTIVE).optedOut(NOON);
        desk.store.userDirectory().add(inactive);
        assertThat(manage.add(ADA, "Ada", "olga")).isEqualTo(new Outcome.Unchanged(inactive));
        assertThat(desk.store.userDirectory().find(ADA)).contains(inactive);
        assertThat(desk.store.auditTrail().lines()).isEmpty();
    }

    @Test
    void deactivates_and_activates_once_each() {
        manage.add(ADA, "Ada", "olga");
        desk.clock.advance(Duration.ofSeconds(5));
        User inactive = ADA_NEW.deactivated().updated(NOON.plusSeconds(5));
        assertThat(manage.deactivate(ADA, "olga")).isEqualTo(new Outcome.Changed(inactive));
        assertThat(manage.deactivate(ADA, "olga")).isEqualTo(new Outcome.Unchanged(inactive));
        assertThat(manage.activate(ADA, "otto")).isEqualTo(new Outcome.Changed(ADA_NEW.updated(NOON.plusSeconds(5))));
        assertThat(desk.store.auditTrail().lines())
                .containsExactly(
                        "olga user-add " + ADA.masked(),
                        "olga user-deactivate " + ADA.masked(),
                        "otto user-activate " + ADA.masked());
    }

    @Test
    void activating_lifts_no_opt_out() {
        desk.store.userDirectory().add(User.of(ADA, UserStatus.INACTIVE).optedOut(NOON));
        manage.activate(ADA, "olga");
        assertThat(desk.store.userDirectory().find(ADA).flatMap(User::optedOutAt))
                .contains(NOON);
    }

    @Test
    void a_stranger_cannot_be_changed() {
        assertThat(manage.activate(ADA, "olga")).isEqualTo(new Outcome.Unknown());
        assertThat(manage.deactivate(ADA, "olga")).isEqualTo(new Outcome.Unknown());
        assertThat(manage.rename(ADA, "Ada", "olga")).isEqualTo(new Outcome.Unknown());
        assertThat(desk.store.userDirectory().find(ADA)).isEmpty();
        assertThat(desk.store.auditTrail().lines()).isEmpty();
    }

    @Test
    void a_new_name_shows_at_once() {
        manage.add(ADA, "Ada", "olga");
        assertThat(names.of(List.of(ADA))).containsEntry(ADA, "Ada");
        manage.rename(ADA, "Countess", "olga");
        assertThat(names.of(List.of(ADA))).containsEntry(ADA, "Countess");
        manage.rename(ADA, "  ", "olga");
        assertThat(names.of(List.of(ADA))).isEmpty();
    }

    @Test
    void an_imported_row_adds_or_changes_and_does_nothing_the_second_time() {
        assertThat(manage.put(ADA, "Ada", UserStatus.ACTIVE, "olga", false)).isEqualTo(new Outcome.Added(ADA_NEW));
        assertThat(manage.put(ADA, "Ada", UserStatus.ACTIVE, "olga", false)).isEqualTo(new Outcome.Unchanged(ADA_NEW));
        assertThat(manage.put(ADA, null, UserStatus.ACTIVE, "olga", false)).isEqualTo(new Outcome.Unchanged(ADA_NEW));
        assertThat(manage.put(ADA, null, UserStatus.INACTIVE, "olga", false))
                .isEqualTo(new Outcome.Changed(ADA_NEW.deactivated()));
        assertThat(manage.put(BOB, null, UserStatus.INACTIVE, "olga", false)).isInstanceOf(Outcome.Added.class);
        assertThat(desk.store.auditTrail().lines()).hasSize(3);
    }

    @Test
    void a_dry_run_tells_what_would_happen_and_changes_nothing() {
        assertThat(manage.put(ADA, "Ada", UserStatus.ACTIVE, "olga", true)).isEqualTo(new Outcome.Added(ADA_NEW));
        assertThat(desk.store.userDirectory().find(ADA)).isEmpty();
        manage.add(ADA, "Ada", "olga");
        assertThat(manage.put(ADA, "Countess", UserStatus.INACTIVE, "olga", true))
                .isInstanceOf(Outcome.Changed.class);
        assertThat(manage.put(ADA, "Ada", UserStatus.ACTIVE, "olga", true)).isEqualTo(new Outcome.Unchanged(ADA_NEW));
        assertThat(desk.store.userDirectory().find(ADA)).contains(ADA_NEW);
        assertThat(desk.store.auditTrail().lines()).hasSize(1);
    }
}
