package org.quietline.domain.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CarrierReportTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final CarrierReference SM1 = new CarrierReference("SM1");
    private static final FailureReason REASON = FailureReason.ofCode(30003);
    private static final CarrierReport REPORT = CarrierReport.of(SM1, CarrierStatus.FAILED, NOON);

    @Test
    void tells_what_the_carrier_says_and_when_it_reached_us() {
        assertThat(REPORT.reference()).isEqualTo(SM1);
        assertThat(REPORT.status()).isEqualTo(CarrierStatus.FAILED);
        assertThat(REPORT.at()).isEqualTo(NOON);
        assertThat(REPORT.reason()).isEmpty();
        assertThat(REPORT.because(REASON).reason()).contains(REASON);
        assertThat(REPORT).hasToString("failed SM1 at 2026-11-22T12:00:00Z");
        assertThat(SM1).hasToString("SM1");
    }

    @Test
    void differs_in_every_value() {
        assertThat(REPORT)
                .isEqualTo(CarrierReport.of(SM1, CarrierStatus.FAILED, NOON))
                .hasSameHashCodeAs(CarrierReport.of(SM1, CarrierStatus.FAILED, NOON))
                .isNotEqualTo(CarrierReport.of(new CarrierReference("SM2"), CarrierStatus.FAILED, NOON))
                .isNotEqualTo(CarrierReport.of(SM1, CarrierStatus.SENT, NOON))
                .isNotEqualTo(CarrierReport.of(SM1, CarrierStatus.FAILED, NOON.plusSeconds(1)))
                .isNotEqualTo(REPORT.because(REASON))
                .isNotEqualTo("failed");
        assertThat(REPORT.because(REASON).hashCode()).isNotEqualTo(REPORT.hashCode());
    }

    @Test
    void names_have_a_form() {
        assertThat(MessageId.isValid("a-b_C9")).isTrue();
        assertThat(MessageId.isValid("")).isFalse();
        assertThat(MessageId.isValid("a b")).isFalse();
        assertThat(MessageId.isValid("x".repeat(64))).isTrue();
        assertThat(MessageId.isValid("x".repeat(65))).isFalse();
        assertThat(CarrierReference.isValid("a b")).isFalse();
    }
}
