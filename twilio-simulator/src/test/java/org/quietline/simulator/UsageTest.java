package org.quietline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.simulator.SimulatorFixture.ADA;
import static org.quietline.simulator.SimulatorFixture.OURS;
import static org.quietline.simulator.SimulatorFixture.form;

import com.twilio.rest.api.v2010.account.usage.record.Daily;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The usage records as Twilio's client reads them. */
class UsageTest {
    private SimulatorFixture fixture;

    @BeforeEach
    void start() throws Exception {
        fixture = new SimulatorFixture();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private List<Daily> records(String category) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Daily> records = new ArrayList<>();
        Daily.reader()
                .setCategory(category)
                .setStartDate(today.minusDays(1))
                .setEndDate(today.plusDays(1))
                .read(fixture.sdk)
                .forEach(records::add);
        return records;
    }

    @Test
    void a_sent_message_is_charged_for_by_its_segments() throws Exception {
        assertThat(records("sms")).isEmpty();
        fixture.create(form("To", ADA, "From", OURS, "Body", "a".repeat(200)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !records("sms").isEmpty());
        Daily record = records("sms").getFirst();
        assertThat(record.getCategory()).isEqualTo("sms");
        assertThat(record.getUsage()).isEqualTo("2");
        assertThat(record.getUsageUnit()).isEqualTo("segments");
        assertThat(record.getCount()).isEqualTo("1");
        assertThat(record.getPrice()).isEqualByComparingTo(new BigDecimal("0.0158"));
        assertThat(record.getPriceUnit()).hasToString("USD");
        assertThat(records("mms")).isEmpty();
    }

    @Test
    void days_have_to_be_dates() throws Exception {
        assertThat(fixture.call(
                                "GET",
                                fixture.messages().replace("Messages", "Usage/Records/Daily") + "?StartDate=yesterday",
                                "")
                        .statusCode())
                .isEqualTo(400);
    }
}
