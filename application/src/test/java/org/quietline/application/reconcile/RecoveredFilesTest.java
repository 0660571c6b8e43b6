package org.quietline.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quietline.application.port.Samples.ADA;
import static org.quietline.application.port.Samples.DESK;
import static org.quietline.application.port.Samples.NOON;
import static org.quietline.application.port.Samples.sm;
import static org.quietline.application.port.Samples.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quietline.application.Desk;
import org.quietline.application.port.CarrierRecords;
import org.quietline.application.port.CarrierUnavailableException;
import org.quietline.application.port.Trouble;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.MessageId;

/** Messages with pictures whose webhook was lost. */
class RecoveredFilesTest {
    private static final List<Media> PICTURE = List.of(new Media("https://api.example/1", "image/png"));
    private static final Duration LATER = Duration.ofMinutes(3);

    private final Desk desk = new Desk();
    private final List<String> asked = new ArrayList<>();
    private final RecoverIncoming recover = new RecoverIncoming(
            Trouble.inFrontOf(CarrierRecords.class, desk.carrier, new Trouble() {
                @Override
                public void before(String operation) {
                    asked.add(operation);
                }

                @Override
                public void after(String operation) {}
            }),
            desk.log,
            desk.receive,
            desk.store.watermarks());

    private MessageId texted(int n, Instant at, List<Media> files) {
        desk.carrier.hasReceived(new CarrierRecords.Received(sm(n), ADA, DESK, text("picture"), at, 1, true));
        desk.carrier.hasFiles(sm(n), files);
        return sm(n);
    }

    private int recoverAfter(Duration time) {
        desk.clock.advance(time);
        return recover.recover(null, desk.clock.instant()).recovered();
    }

    @Test
    void the_files_of_a_message_that_we_lack_are_taken_in_with_it() {
        texted(1, NOON, PICTURE);

        assertThat(recoverAfter(LATER)).isEqualTo(1);

        assertThat(desk.incoming(1).media()).isEqualTo(PICTURE);
    }

    @Test
    void the_files_of_a_message_that_is_there_are_not_asked_for() {
        desk.arrives(1, ADA, "picture");
        texted(1, NOON, List.of());

        assertThat(recoverAfter(LATER)).isZero();

        assertThat(asked).containsExactly("eachReceivedSince");
    }

    @Test
    void a_message_whose_files_cannot_be_had_keeps_no_other_away_and_waits_for_the_next_run() {
        texted(1, NOON, List.of());
        texted(2, NOON.plusSeconds(1), PICTURE);

        assertThat(recoverAfter(LATER)).isEqualTo(1);
        assertThat(desk.store.allIncoming()).hasSize(1);
        desk.carrier.hasFiles(sm(1), PICTURE);
        assertThat(recoverAfter(Duration.ofHours(9))).isEqualTo(1);

        assertThat(desk.incoming(1).media()).isEqualTo(PICTURE);
    }

    @Test
    void a_message_that_the_next_run_would_not_see_is_taken_in_without_its_files() {
        texted(1, NOON, List.of());

        assertThat(recoverAfter(RecoverIncoming.OVERLAP)).isEqualTo(1);

        assertThat(desk.incoming(1).media()).isEmpty();
    }

    @Test
    void when_the_files_of_many_cannot_be_had_the_run_ends_and_the_next_goes_on() {
        for (int n = 1; n <= RecoverIncoming.MOST_WITHOUT_FILES + 1; n++) {
            texted(n, NOON.plusSeconds(n), List.of());
        }

        assertThatThrownBy(() -> recoverAfter(Duration.ofHours(2))).isInstanceOf(CarrierUnavailableException.class);
        assertThat(desk.store.allIncoming()).isEmpty();
        for (int n = 1; n <= RecoverIncoming.MOST_WITHOUT_FILES + 1; n++) {
            desk.carrier.hasFiles(sm(n), PICTURE);
        }
        assertThat(recoverAfter(LATER)).isEqualTo(RecoverIncoming.MOST_WITHOUT_FILES + 1);
    }
}
