package org.quietline.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.BOB;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.at;
import static org.quietline.application.port.Samples.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.UserDirectory.Addition;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/** What every {@link UserDirectory} must do. */
public interface UserDirectoryContract {
    /** A new and empty store. */
    Store emptyStore();

    @Test
    default void finds_users_by_the_digits_that_their_masks_show() {
        UserDirectory users = emptyStore().userDirectory();
        User bob = User.of(PhoneNumber.parse("+15551234567"), UserStatus.ACTIVE).named("Bob");
        User ann =
                User.of(PhoneNumber.parse("+15559994567"), UserStatus.INACTIVE).named("ann");
        users.add(bob);
        users.add(ann);
        users.add(User.of(PhoneNumber.parse("+15551234568"), UserStatus.ACTIVE).named("4567 Main"));
        assertThat(users.byLastDigits("4567", 10)).containsExactly(ann, bob);
        assertThat(users.byLastDigits("4567", 1)).containsExactly(ann);
        assertThat(users.byLastDigits("1234", 10)).isEmpty();
        users.update(bob.number(), user -> user.named("Al"));
        assertThat(users.byLastDigits("4567", 10)).containsExactly(bob.named("Al"), ann);
    }

    @Test
    default void a_user_reads_back_equal_with_every_field_filled() {
        UserDirectory users = emptyStore().userDirectory();
        User user = User.of(ADA, UserStatus.INACTIVE)
                .named("Ada \"the 1st\" L\u00f6velace \uD83D\uDE80 %_'")
                .optedOut(at(1))
                .created(at(2))
                .updated(at(3));
        assertThat(users.add(user)).isEqualTo(new Addition.Added(user));
        assertThat(users.find(ADA)).contains(user);
    }

    @Test
    default void a_user_reads_back_equal_with_every_optional_absent() {
        UserDirectory users = emptyStore().userDirectory();
        User user = User.of(ADA, UserStatus.ACTIVE);
        users.add(user);
        assertThat(users.find(ADA)).contains(user);
    }

    @Test
    default void nobody_is_found_in_an_empty_directory() {
        UserDirectory users = emptyStore().userDirectory();
        assertThat(users.find(ADA)).isEmpty();
        assertThat(users.names(List.of(ADA, BOB))).isEmpty();
        assertThat(users.names(List.of())).isEmpty();
        assertThat(users.list(null, null, 10)).isEqualTo(new Page<>(List.of(), null));
        assertThat(users.update(ADA, User::activated)).isEmpty();
        assertThat(users.find(ADA)).isEmpty();
        assertThat(users.unreadable()).isEmpty();
    }

    @Test
    default void entries_that_were_made_by_the_program_can_all_be_read() {
        UserDirectory users = emptyStore().userDirectory();
        users.add(User.of(ADA, UserStatus.INACTIVE).named("Ada").optedOut(at(1)));
        users.add(User.of(BOB, UserStatus.ACTIVE));
        users.update(BOB, User::deactivated);
        assertThat(users.list(null, null, 10).rows()).hasSize(2);
        assertThat(users.unreadable()).isEmpty();
    }

    @Test
    default void a_known_number_is_not_added_again() {
        UserDirectory users = emptyStore().userDirectory();
        User first = User.of(ADA, UserStatus.INACTIVE).named("Ada");
        users.add(first);
        assertThat(users.add(User.of(ADA, UserStatus.ACTIVE))).isEqualTo(new Addition.AlreadyThere(first));
        assertThat(users.find(ADA)).contains(first);
    }

    @Test
    default void of_fifty_users_added_at_once_exactly_one_is_stored() {
        UserDirectory users = emptyStore().userDirectory();
        List<Addition> additions =
                Together.run(50, n -> users.add(User.of(ADA, UserStatus.ACTIVE).named("Ada " + n)));
        User stored = users.find(ADA).orElseThrow();
        assertThat(additions).containsOnlyOnce(new Addition.Added(stored));
        assertThat(additions)
                .filteredOn(new Addition.AlreadyThere(stored)::equals)
                .hasSize(49);
    }

    @Test
    default void a_change_takes_effect_and_is_returned() {
        UserDirectory users = emptyStore().userDirectory();
        users.add(User.of(ADA, UserStatus.ACTIVE).named("Ada").created(NOON));
        User expected = User.of(ADA, UserStatus.INACTIVE).created(NOON).updated(at(5));
        assertThat(users.update(ADA, user -> user.deactivated().named(null).updated(at(5))))
                .contains(expected);
        assertThat(users.find(ADA)).contains(expected);
    }

    @Test
    default void a_change_that_changes_nothing_returns_the_user() {
        UserDirectory users = emptyStore().userDirectory();
        User ada = User.of(ADA, UserStatus.ACTIVE).named("Ada");
        users.add(ada);
        assertThat(users.update(ADA, User::activated)).contains(ada);
        assertThat(users.find(ADA)).contains(ada);
    }

    @Test
    default void twenty_changes_at_once_all_take_effect() {
        UserDirectory users = emptyStore().userDirectory();
        users.add(User.of(ADA, UserStatus.ACTIVE).named("x"));
        List<Optional<User>> results = Together.run(
                20, n -> users.update(ADA, user -> user.named(user.displayName().orElseThrow() + (char) ('a' + n))));
        assertThat(results).allMatch(Optional::isPresent);
        String name = users.find(ADA).flatMap(User::displayName).orElseThrow();
        assertThat(name.chars().sorted().toArray())
                .isEqualTo(IntStream.concat(IntStream.rangeClosed('a', 'a' + 19), IntStream.of('x'))
                        .toArray());
    }

    @Test
    default void users_come_by_name_without_regard_to_case_then_by_number_the_nameless_first() {
        UserDirectory users = emptyStore().userDirectory();
        add(users, 1, "mia");
        add(users, 2, null);
        add(users, 3, "Ada");
        add(users, 4, "Mia");
        add(users, 5, "bo");
        add(users, 6, null);
        add(users, 7, "Bo");
        List<PhoneNumber> expected =
                IntStream.of(2, 6, 3, 5, 7, 1, 4).mapToObj(Samples::person).toList();
        for (int limit : List.of(1, 2, 3, 7, 200)) {
            assertThat(Pages.all((after, size) -> users.list(null, after, size), limit))
                    .extracting(User::number)
                    .containsExactlyElementsOf(expected);
        }
    }

    @Test
    default void a_renamed_user_moves() {
        UserDirectory users = emptyStore().userDirectory();
        add(users, 1, "Ada");
        add(users, 2, "Bo");
        assertThat(users.update(person(1), user -> user.named("Zed"))).isPresent();
        assertThat(users.list(null, null, 10).rows()).extracting(User::number).containsExactly(person(2), person(1));
        assertThat(users.list("ada", null, 10).rows()).isEmpty();
        assertThat(users.list("zed", null, 10).rows()).hasSize(1);
    }

    @Test
    default void finds_users_by_the_beginning_of_any_word_of_their_name() {
        UserDirectory users = emptyStore().userDirectory();
        add(users, 1, "Ada Lovelace");
        add(users, 2, "Lou Reed");
        add(users, 3, "\u00c9mile Zola");
        add(users, 4, null);
        add(users, 5, "100% cotton_wool");
        assertThat(found(users, "lo")).containsExactly(person(1), person(2));
        assertThat(found(users, "LOV")).containsExactly(person(1));
        assertThat(found(users, "ada")).containsExactly(person(1));
        assertThat(found(users, "reed")).containsExactly(person(2));
        assertThat(found(users, "\u00e9m")).containsExactly(person(3));
        assertThat(found(users, "eed")).isEmpty();
        assertThat(found(users, "lovelaces")).isEmpty();
        assertThat(found(users, "_")).isEmpty();
        assertThat(found(users, "'")).isEmpty();
    }

    private static List<PhoneNumber> found(UserDirectory users, String nameStart) {
        return Pages.all((after, size) -> users.list(nameStart, after, size), 1).stream()
                .map(User::number)
                .toList();
    }

    @Test
    default void tells_the_names_of_those_who_have_one() {
        UserDirectory users = emptyStore().userDirectory();
        List<PhoneNumber> asked =
                IntStream.range(0, 200).mapToObj(Samples::person).toList();
        add(users, 7, "Ada");
        add(users, 8, null);
        add(users, 199, "Bo");
        add(users, 300, "Zed");
        assertThat(users.names(asked)).isEqualTo(Map.of(person(7), "Ada", person(199), "Bo"));
    }

    @Test
    default void asks_for_the_names_of_senders_of_any_form() {
        UserDirectory users = emptyStore().userDirectory();
        add(users, 1, "Ada");
        List<PhoneNumber> asked = MessageLogTextsContract.ADDRESSES.stream()
                .map(PhoneNumber::ofSender)
                .toList();
        assertThat(users.names(asked)).isEmpty();
    }

    private static void add(UserDirectory users, int n, @Nullable String name) {
        users.add(User.of(person(n), UserStatus.ACTIVE).named(name));
    }
}
