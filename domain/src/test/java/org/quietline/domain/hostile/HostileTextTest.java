package org.quietline.domain.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierReport;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.Conversation;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.DeliveryStatus;
import org.quietline.domain.message.Encoding;
import org.quietline.domain.message.FailureReason;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.message.PlainText;
import org.quietline.domain.message.Segments;
import org.quietline.domain.message.Silence;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.InvalidPhoneNumberException;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.domain.phone.Redaction;
import org.quietline.domain.phone.Seal;
import org.quietline.domain.registration.Registration;
import org.quietline.domain.registration.User;
import org.quietline.domain.registration.UserStatus;

/**
 * A million characters of every kind that tends to make text handling quadratic or overflow its stack. Nothing is
 * timed: what is quadratic here would run for hours, and the limit only ends that.
 */
@Timeout(120)
class HostileTextTest {
    private static final int MILLION = 1_000_000;

    static Stream<Arguments> texts() {
        return Stream.of(
                        "4",
                        " ",
                        "-",
                        "+",
                        "%",
                        "%2",
                        "4%20",
                        "4 ",
                        "4-",
                        "4,",
                        "4\u200B",
                        "123:",
                        "4\n",
                        "\n",
                        "\r\n",
                        "2026-11-22-",
                        "2026-11-22 ",
                        "14:05,",
                        "14:05:33.123456789-",
                        "$5 ",
                        "$1,234,567 ",
                        "1,",
                        "USD ",
                        "SM",
                        "SM0123456789abcdef",
                        "550e8400-",
                        "550e8400-e29b-41d4-",
                        "deadbeef",
                        "\u0301",
                        "\u0301\u0323",
                        "e\u0301",
                        "\u200D",
                        "\uD83D\uDC69\u200D",
                        "\uD83D\uDC69",
                        "\uD83C\uDDEE",
                        "\uD83D",
                        "\uDC69",
                        "\uDC69\uD83D",
                        "\u1100",
                        "\u0915\u094D",
                        "\u0915\u094D\u200D",
                        "\u0600",
                        "\u20AC",
                        "\uD835\uDFD2",
                        "\uD835\uDFD2\u0301",
                        "\u0000",
                        "\uFFFD",
                        "a",
                        "\u2022",
                        "(",
                        "()",
                        "whatsapp:")
                .map(piece -> Arguments.of(escaped(piece), piece.repeat(MILLION / piece.length())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_million_characters_are_worked_through(String name, String text) {
        String redacted = Redaction.redact("4155550123" + text + "4155550123");

        assertThat(Redaction.redact(redacted)).as(name).isEqualTo(redacted).doesNotContain("15555012");
        assertThat(Segments.of(text).count()).as(name).isGreaterThan(MILLION / 160);
        assertThat(PlainText.replaceAll(text)).as(name).isNotNull();
        assertThat(MessageText.of(text).length()).as(name).isEqualTo(text.length());
        assertThat(MessageText.of(text + "x").isBlank()).as(name).isFalse();
        assertThat(OptOutKeyword.of(text)).as(name).isEmpty();
        assertThat(User.of(PhoneNumber.parse("+15551234567"), UserStatus.ACTIVE)
                        .named(text)
                        .displayName()
                        .orElse(""))
                .as(name)
                .hasSizeLessThanOrEqualTo(User.MAX_DISPLAY_NAME);
        assertRefused(() -> PhoneNumber.parse(text));
        assertRefused(() -> PhoneNumber.ofSender(text));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void every_other_door_stands_a_million_characters(String name, String text) {
        assertThat(OptOutKeyword.ofCode(text)).as(name).isEmpty();
        assertThat(CarrierStatus.ofCode(text)).as(name).isEmpty();
        assertThat(DeliveryStatus.ofCode(text)).as(name).isEmpty();
        assertThat(Silence.ofCode(text)).as(name).isEmpty();
        assertThat(UserStatus.ofCode(text)).as(name).isEmpty();
        assertThat(PlainText.replacementFor(text)).as(name).isEmpty();
        assertThat(MessageId.isValid(text)).as(name).isFalse();
        assertThat(CarrierReference.isValid(text)).as(name).isFalse();
        assertThat(PhoneNumber.unsealed(text, NEVER_ASKED)).as(name).isEmpty();
        assertThat(FailureReason.inWords(text).explanation().orElseThrow())
                .as(name)
                .hasSizeLessThanOrEqualTo(FailureReason.MAX_EXPLANATION);
        assertThat(FailureReason.of(1, text).toString()).as(name).startsWith("1 ");
        assertThat(new Media(text, text).toString()).as(name).isNotEmpty();
        assertThat(new Origin.Operator(text, null)).as(name).isEqualTo(new Origin.Operator(text, null));
        assertThat(new Conversation.Handled(text, Instant.EPOCH)).as(name).isNotNull();
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageId(text));
        assertThatIllegalArgumentException().isThrownBy(() -> new CarrierReference(text));
    }

    private static final Seal NEVER_ASKED = new Seal() {
        @Override
        public byte[] seal(byte[] plain) {
            throw new AssertionError();
        }

        @Override
        public Optional<byte[]> open(byte[] sealed) {
            throw new AssertionError("asked to open " + sealed.length + " bytes");
        }
    };

    /** Every way into the library that takes a text, so that a new one is noticed and tried here. */
    @Test
    void no_door_is_left_out() {
        Stream<Class<?>> types = Stream.of(
                CarrierReference.class,
                CarrierReport.class,
                CarrierStatus.class,
                Conversation.class,
                Conversation.Handled.class,
                Delivery.class,
                DeliveryStatus.class,
                Encoding.class,
                FailureReason.class,
                IncomingMessage.class,
                IncomingMessage.Handling.class,
                Media.class,
                MessageId.class,
                MessageText.class,
                Origin.class,
                Origin.Operator.class,
                OutgoingMessage.class,
                PlainText.class,
                Segments.class,
                Silence.class,
                OptOutKeyword.class,
                PhoneNumber.class,
                Redaction.class,
                Registration.class,
                User.class,
                UserStatus.class);
        assertThat(types.flatMap(HostileTextTest::doors))
                .containsExactlyInAnyOrder(
                        "CarrierReference.<init>",
                        "CarrierReference.isValid",
                        "CarrierStatus.ofCode",
                        "Conversation$Handled.<init>",
                        "DeliveryStatus.ofCode",
                        "FailureReason.inWords",
                        "FailureReason.of",
                        "Media.<init>",
                        "MessageId.<init>",
                        "MessageId.isValid",
                        "MessageText.of",
                        "OptOutKeyword.of",
                        "OptOutKeyword.ofCode",
                        "Origin$Operator.<init>",
                        "PhoneNumber.ofSender",
                        "PhoneNumber.parse",
                        "PhoneNumber.unsealed",
                        "PlainText.replaceAll",
                        "PlainText.replacementFor",
                        "Redaction.redact",
                        "Segments.of",
                        "Silence.ofCode",
                        "User.named",
                        "UserStatus.ofCode");
    }

    private static Stream<String> doors(Class<?> type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
        Stream<Executable> all = Stream.concat(
                Stream.of(type.getDeclaredConstructors()),
                Stream.of(type.getDeclaredMethods()).filter(method -> !method.isSynthetic()));
        return all.filter(door -> Modifier.isPublic(door.getModifiers()))
                .filter(door -> List.of(door.getParameterTypes()).contains(String.class))
                .map(door -> name + "." + (door instanceof Constructor ? "<init>" : door.getName()))
                .filter(door -> !door.endsWith(".valueOf"));
    }

    private static void assertRefused(Runnable parsing) {
        try {
            parsing.run();
        } catch (InvalidPhoneNumberException e) {
            assertThat(e.getMessage()).hasSizeLessThan(200);
            return;
        }
        throw new AssertionError("accepted a million characters");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars()
                .forEach(c -> escaped.append(c > 32 && c < 127 ? Character.toString(c) : String.format("<%04X>", c)));
        return escaped.toString();
    }
}
