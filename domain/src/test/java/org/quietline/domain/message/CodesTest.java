package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The names under which states are stored and told, and the way back from each. */
class CodesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static <T> void assertThereAndBack(
            T[] values, Function<T, String> code, Function<String, Optional<T>> ofCode) {
        assertThat(Arrays.stream(values).map(code)).doesNotHaveDuplicates().allMatch(text -> !text.isBlank());
        assertThat(values)
                .allSatisfy(value -> assertThat(ofCode.apply(code.apply(value))).contains(value));
        assertThat(ofCode.apply("")).isEmpty();
        assertThat(ofCode.apply("never heard of")).isEmpty();
    }

    @Test
    void each_status_of_the_carrier_has_a_code() {
        assertThereAndBack(CarrierStatus.values(), CarrierStatus::code, CarrierStatus::ofCode);
        assertThat(CarrierStatus.PARTIALLY_DELIVERED.code()).isEqualTo("partially_delivered");
    }

    @Test
    void each_status_of_a_message_has_a_code() {
        assertThereAndBack(DeliveryStatus.values(), DeliveryStatus::code, DeliveryStatus::ofCode);
    }

    @Test
    void each_reason_for_silence_has_a_code() {
        assertThereAndBack(Silence.values(), Silence::code, Silence::ofCode);
    }

    @Test
    void each_state_of_a_conversation_has_a_name() {
        Conversation handled = new Conversation.Handled("ada", NOON);

        assertThat(new Conversation.Open().state()).isEqualTo("open");
        assertThat(new Conversation.Open().handledBy()).isEmpty();
        assertThat(new Conversation.Open().handledAt()).isEmpty();
        assertThat(handled.state()).isEqualTo("handled");
        assertThat(handled.handledBy()).contains("ada");
        assertThat(handled.handledAt()).contains(NOON);
    }

    @Test
    void each_origin_tells_what_it_is() {
        Origin acknowledgement = new Origin.Acknowledgement(new MessageId("SM1"));
        Origin operator = new Origin.Operator("ada", new MessageId("SM2"));

        assertThat(acknowledgement.kind()).isEqualTo("acknowledgement");
        assertThat(acknowledgement.inReplyTo()).contains(new MessageId("SM1"));
        assertThat(acknowledgement.operatorId()).isEmpty();
        assertThat(operator.kind()).isEqualTo("operator");
        assertThat(operator.inReplyTo()).contains(new MessageId("SM2"));
        assertThat(operator.operatorId()).contains("ada");
    }
}
