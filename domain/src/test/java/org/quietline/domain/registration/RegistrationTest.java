package org.quietline.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.registration.Registration.Inactive;
import org.quietline.domain.registration.Registration.OptedOut;
import org.quietline.domain.registration.Registration.Registered;
import org.quietline.domain.registration.Registration.Unknown;

class RegistrationTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final User ACTIVE = User.of(PhoneNumber.parse("+15551234567"), UserStatus.ACTIVE);
    private static final User OPTED_OUT = ACTIVE.optedOut(NOON);
    private static final User INACTIVE = ACTIVE.deactivated();
    private static final User INACTIVE_AND_OPTED_OUT = OPTED_OUT.deactivated();

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(new Registered(ACTIVE), Registration.check(ACTIVE), true, true),
                Arguments.of(new OptedOut(OPTED_OUT), Registration.check(OPTED_OUT), true, false),
                Arguments.of(new Inactive(INACTIVE), Registration.check(INACTIVE), false, false),
                Arguments.of(
                        new Inactive(INACTIVE_AND_OPTED_OUT), Registration.check(INACTIVE_AND_OPTED_OUT), false, false),
                Arguments.of(new Unknown(), Registration.check(null), false, false));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void tells_what_a_sender_is_to_us(
            Registration expected, Registration answer, boolean registered, boolean answered) {
        assertThat(answer).isEqualTo(expected);
        assertThat(answer.isRegistered()).isEqualTo(registered);
        assertThat(answer.mayBeAnswered()).isEqualTo(answered);
    }

    @Test
    void match_knows_every_answer() {
        Stream<Registration> oneOfEach =
                Stream.of(new Registered(ACTIVE), new Inactive(INACTIVE), new OptedOut(OPTED_OUT), new Unknown());
        List<Class<?>> matched = oneOfEach
                .<Class<?>>map(
                        answer -> answer.match(Object::getClass, Object::getClass, Object::getClass, Object::getClass))
                .toList();

        assertThat(matched).containsExactlyInAnyOrder(Registration.class.getPermittedSubclasses());
    }

    @Test
    void match_calls_the_function_of_the_answer() {
        List<String> called = Stream.of(ACTIVE, INACTIVE, OPTED_OUT)
                .map(Registration::check)
                .map(answer -> answer.match(r -> "registered", i -> "inactive", o -> "opted out", u -> "unknown"))
                .toList();

        assertThat(called).containsExactly("registered", "inactive", "opted out");
    }

    @Test
    void an_answer_never_prints_a_whole_number() {
        assertThat(Registration.check(ACTIVE).toString())
                .doesNotContain("555123")
                .contains("4567");
    }
}
