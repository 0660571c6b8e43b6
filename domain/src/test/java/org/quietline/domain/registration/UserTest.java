package org.quietline.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quietline.domain.phone.PhoneNumber;

class UserTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final User USER = User.of(PhoneNumber.parse("+15551234567"), UserStatus.ACTIVE);

    @Test
    void begins_with_a_number_and_a_status_alone() {
        assertThat(USER.number()).isEqualTo(PhoneNumber.parse("+15551234567"));
        assertThat(USER.status()).isEqualTo(UserStatus.ACTIVE);
        assertThat(USER.isActive()).isTrue();
        assertThat(USER.displayName()).isEmpty();
        assertThat(USER.optedOutAt()).isEmpty();
        assertThat(USER.createdAt()).isEmpty();
        assertThat(USER.updatedAt()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\n", "\u00A0", "\u200B"})
    void a_name_that_shows_nothing_is_no_name(String name) {
        assertThat(USER.named("Ada").named(name)).isEqualTo(USER);
    }

    @Test
    void mends_what_a_name_cannot_hold() {
        assertThat(USER.named("  Ada Lovelace\n").displayName()).contains("Ada Lovelace");
        assertThat(USER.named("Ada\r\nLove\u0000lace").displayName()).contains("Ada  Love lace");
        assertThat(USER.named("Ada\uD83D").displayName()).contains("Ada\uFFFD");
        assertThat(USER.named("a".repeat(300)).displayName()).contains("a".repeat(200));
        assertThat(USER.named("a".repeat(199) + "\uD83D\uDE00").displayName()).contains("a".repeat(199));
        assertThat(USER.named("a".repeat(199) + "  b").displayName()).contains("a".repeat(199));
    }

    @Test
    void keeps_the_time_of_the_latest_opt_out_until_the_user_opts_in() {
        User optedOut = USER.optedOut(NOON).optedOut(LATER).optedOut(NOON);

        assertThat(optedOut.optedOutAt()).contains(LATER);
        assertThat(optedOut.deactivated().activated()).isEqualTo(optedOut);
        assertThat(optedOut.optedIn()).isEqualTo(USER);
        assertThat(optedOut.optedIn().optedOut(LATER).optedOutAt()).contains(LATER);
    }

    @Test
    void each_change_leaves_the_rest_as_it_is() {
        User whole = USER.named("Ada").optedOut(NOON).created(NOON).updated(LATER);

        assertThat(whole.deactivated().isActive()).isFalse();
        assertThat(whole.deactivated().activated()).isEqualTo(whole);
        assertThat(whole.named("Bea").named("Ada")).isEqualTo(whole);
        assertThat(whole.optedIn().optedOut(NOON)).isEqualTo(whole);
        assertThat(whole.createdAt()).contains(NOON);
        assertThat(whole.updatedAt()).contains(LATER);
        assertThat(whole.created(null).createdAt()).isEmpty();
        assertThat(whole.created(null).created(NOON)).isEqualTo(whole);
        assertThat(whole.updated(null).updatedAt()).isEmpty();
        assertThat(whole.updated(null).updated(LATER)).isEqualTo(whole).hasSameHashCodeAs(whole);
    }

    @Test
    void differs_in_every_value() {
        assertThat(USER)
                .isNotEqualTo(USER.named("Ada"))
                .isNotEqualTo(USER.deactivated())
                .isNotEqualTo(USER.optedOut(NOON))
                .isNotEqualTo(USER.created(NOON))
                .isNotEqualTo(USER.updated(NOON))
                .isNotEqualTo(User.of(PhoneNumber.parse("+15551234568"), UserStatus.ACTIVE));
    }

    @Test
    void prints_neither_name_nor_number() {
        assertThat(USER.named("Ada").optedOut(NOON)).hasToString("active user +•••••••4567, opted out");
        assertThat(USER.deactivated()).hasToString("inactive user +•••••••4567");
    }

    @Test
    void a_status_has_a_code() {
        assertThat(UserStatus.values())
                .allSatisfy(
                        status -> assertThat(UserStatus.ofCode(status.code())).contains(status));
        assertThat(UserStatus.ofCode("active")).contains(UserStatus.ACTIVE);
        assertThat(UserStatus.ofCode("inactive")).contains(UserStatus.INACTIVE);
        assertThat(UserStatus.ofCode("ACTIVE")).isEmpty();
        assertThat(UserStatus.ofCode("")).isEmpty();
    }
}
