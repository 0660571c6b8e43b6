package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quietline.domain.message.IncomingMessage.Handling;
import org.quietline.domain.optout.OptOutKeyword;
import org.quietline.domain.phone.PhoneNumber;

class IncomingMessageTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final PhoneNumber ADA = PhoneNumber.parse("+15551234567");
    private static final PhoneNumber OURS = PhoneNumber.parse("+15559876543");
    private static final MessageId ID = new MessageId("SM1");
    private static final MessageId REPLY = new MessageId("out-1");
    private static final List<Media> PICTURE = List.of(new Media("https://api.example/1", "image/png"));
    private static final Handling HANDLING = new Handling(true, false, REPLY, null, LATER);

    private static IncomingMessage plain() {
        return IncomingMessage.received(ID, ADA, OURS, MessageText.of("Hello"), NOON, 2);
    }

    private static IncomingMessage whole() {
        return plain().withMedia(PICTURE).withOptOut(OptOutKeyword.STOP).handled(HANDLING);
    }

    @Test
    void holds_what_the_carrier_handed_over_and_nothing_that_we_made_of_it() {
        IncomingMessage message = plain();

        assertThat(message.id()).isEqualTo(ID);
        assertThat(message.from()).isEqualTo(ADA);
        assertThat(message.to()).isEqualTo(OURS);
        assertThat(message.text()).isEqualTo(MessageText.of("Hello"));
        assertThat(message.timestamp()).isEqualTo(NOON);
        assertThat(message.segments()).isEqualTo(2);
        assertThat(message.media()).isEmpty();
        assertThat(message.optOut()).isEmpty();
        assertThat(message.handling()).isEqualTo(Handling.NONE);
        assertThat(message.isRegistered()).isFalse();
        assertThat(message.responseSent()).isFalse();
        assertThat(message.acknowledgement()).isEmpty();
        assertThat(message.silence()).isEmpty();
        assertThat(message.recoveredAt()).isEmpty();
    }

    @Test
    void takes_on_what_is_found_out_about_it() {
        assertThat(whole().media()).isEqualTo(PICTURE);
        assertThat(whole().optOut()).contains(OptOutKeyword.STOP);
        assertThat(whole().handling()).isEqualTo(HANDLING);
        assertThat(whole().isRegistered()).isTrue();
        assertThat(whole().acknowledgement()).contains(REPLY);
        assertThat(whole().recoveredAt()).contains(LATER);
        assertThat(plain().handled(new Handling(false, false, null, Silence.UNKNOWN_SENDER, null))
                        .silence())
                .contains(Silence.UNKNOWN_SENDER);
    }

    @Test
    void is_answered_for_good_and_otherwise_the_same() {
        IncomingMessage answered = whole().answered();

        assertThat(answered.responseSent()).isTrue();
        assertThat(answered).isEqualTo(whole().handled(new Handling(true, true, REPLY, null, LATER)));
        assertThat(answered.answered()).isEqualTo(answered);
    }

    static Stream<IncomingMessage> othersThanTheWhole() {
        return Stream.of(
                of(new MessageId("SM2"), ADA, OURS, "Hello", NOON, 2),
                of(ID, OURS, OURS, "Hello", NOON, 2),
                of(ID, ADA, ADA, "Hello", NOON, 2),
                of(ID, ADA, OURS, "Hell", NOON, 2),
                of(ID, ADA, OURS, "Hello", LATER, 2),
                of(ID, ADA, OURS, "Hello", NOON, 3),
                change(message -> message.withMedia(List.of())),
                change(message -> message.withOptOut(OptOutKeyword.START)),
                change(message -> message.withOptOut(null)),
                change(IncomingMessage::answered));
    }

    private static IncomingMessage of(
            MessageId id, PhoneNumber from, PhoneNumber to, String text, Instant at, int segments) {
        return IncomingMessage.received(id, from, to, MessageText.of(text), at, segments)
                .withMedia(PICTURE)
                .withOptOut(OptOutKeyword.STOP)
                .handled(HANDLING);
    }

    private static IncomingMessage change(UnaryOperator<IncomingMessage> how) {
        return how.apply(whole());
    }

    @ParameterizedTest
    @MethodSource("othersThanTheWhole")
    void differs_in_every_value(IncomingMessage other) {
        assertThat(other).isNotEqualTo(whole());
    }

    @Test
    void equals_one_with_the_same_values() {
        @Nullable Object none = null;

        assertThat(whole()).isEqualTo(whole()).hasSameHashCodeAs(whole());
        assertThat(whole().equals(none)).isFalse();
        assertThat(whole().answered().hashCode()).isNotEqualTo(whole().hashCode());
    }

    @Test
    void prints_neither_its_text_nor_a_whole_number() {
        assertThat(whole()).hasToString("incoming SM1 from +•••••••4567");
    }
}
