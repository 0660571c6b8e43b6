package org.quietline.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.quietline.adapter.twilio.carrier.TwilioSettings.Patience;
import org.quietline.application.send.SendMessage;
import org.quietline.bootstrap.wiring.LaterDesk;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.phone.PhoneNumber;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.fault.FaultDocument;
import org.quietline.simulator.fault.Strike;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Status;

/**
 * One desk next to one carrier, to see what each operation comes to while something goes wrong and once it is well
 * again. Each operation has a phone of its own, so that none disturbs another.
 */
final class FaultWorld implements AutoCloseable {
    private static final String TEXTER = "+15550170001";
    private static final String WRITTEN_TO = "+15550170002";
    private static final String UNREPORTED = "+15550170003";
    private static final String LOST = "+15550170004";
    private static final String MISSED = "+15550170005";
    private static final List<String> PHONES = List.of(TEXTER, WRITTEN_TO, UNREPORTED, LOST, MISSED);
    private static final Set<Status> ENDS = Set.of(Status.DELIVERED, Status.UNDELIVERED, Status.FAILED);

    /** Long enough to answer on a busy machine, short enough to wait for what never comes. */
    private static final Patience PATIENCE =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(3));

    private static final Duration LONGEST = Duration.ofSeconds(40);

    private final Path database;
    private final Installation installation;
    private final LaterDesk desk;

    FaultWorld(Path directory) throws IOException {
        database = directory.resolve("quietline.db");
        installation = new Installation(directory);
        desk = new LaterDesk(installation.settings(), PATIENCE).serve();
        desk.register(PHONES);
    }

    private void suffer(FaultDocument faults) {
        installation.simulator().faults().replace(faults);
    }

    private void recover() {
        installation.simulator().faults().clear();
    }

    private Books books() {
        try {
            return Books.open(database, installation.simulator(), PHONES);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * What comes of a user's text, an operator's send, a status that is fetched, a lost text and a lost answer that are
     * looked for: while the fault is there, and once it is gone.
     */
    List<String> outcomes(FaultDocument faults) throws InterruptedException {
        prepare();
        suffer(faults);
        boolean heard =
                installation.simulator().text(TEXTER, "Hello").delivery().isPresent();
        send(WRITTEN_TO);
        String texted = heard ? outcome(TEXTER) : "not heard of";
        String written = outcome(WRITTEN_TO);
        desk.pass(Duration.ofMinutes(3));
        String putOff = Installation.isCarrierDown(desk) ? "put off, " : "";
        String missed = putOff + (isStored(MISSED) ? "stored" : "missing");
        String lost = putOff + status(LOST);
        desk.pass(Duration.ofMinutes(8));
        String unreported = (Installation.isCarrierDown(desk) ? "put off, " : "") + status(UNREPORTED);
        recover();
        Settling.settle(desk);
        check();
        return List.of(
                cell(texted, end(TEXTER)),
                cell(written, end(WRITTEN_TO)),
                cell(unreported, end(UNREPORTED)),
                cell(missed, isStored(MISSED) ? "stored" : "missing"),
                cell(lost, end(LOST)));
    }

    /** A send without a report, one whose answer and reports were lost, and a text that was never announced. */
    private void prepare() throws InterruptedException {
        FaultDocument noReports = FaultDocument.NONE.with(Fault.CALLBACK_LOST, Strike.ALWAYS);
        suffer(noReports);
        send(UNREPORTED);
        suffer(noReports.with(Fault.API_DROP_AFTER, Strike.ALWAYS).with(Fault.WEBHOOK_LOST, Strike.ALWAYS));
        send(LOST);
        installation.simulator().text(MISSED, "Are you there?");
        assertThat(outcome(LOST)).isEqualTo("unconfirmed");
        assertThat(outcome(UNREPORTED)).isEqualTo("sent");
    }

    private void send(String phone) {
        SendMessage.Outcome outcome = desk.send(new SendMessage.Command(
                new MessageId("11111111-0000-4000-8000-0000" + phone.substring(4)),
                PhoneNumber.parse(phone),
                MessageText.of("Good morning"),
                "olga",
                null));
        assertThat(outcome).isInstanceOf(SendMessage.Outcome.Stored.class);
    }

    /** The state that stays once the carrier has done all that it does by itself. */
    private String outcome(String phone) {
        await().atMost(LONGEST)
                .until(() -> installation.simulator().messagesOf(phone).stream()
                        .allMatch(message -> message.isInbound() || ENDS.contains(message.status())));
        await().during(Duration.ofMillis(800))
                .atMost(LONGEST)
                .pollInterval(Duration.ofMillis(80))
                .until(() -> status(phone), new Unchanging());
        return status(phone);
    }

    private String status(String phone) {
        return books().outgoing().values().stream()
                .filter(message -> message.phone().equals(phone))
                .map(Books.Out::status)
                .findFirst()
                .orElse("nothing");
    }

    private boolean isStored(String phone) {
        return installation.simulator().messagesOf(phone).stream()
                .filter(Message::isInbound)
                .allMatch(message -> books().incoming().containsKey(message.sid()));
    }

    private void check() {
        Books books = books();
        assertThat(books.incoming().keySet()).as("stored once").isEqualTo(books.textedToUs());
        assertThat(books.acceptances().values()).as("accepted at most once").containsOnly(1);
    }

    /** The last state, and whether the carrier knows better. */
    private String end(String phone) {
        Books books = books();
        boolean agrees = books.acceptedByOurs(phone) == books.acceptedByThem(phone);
        return status(phone) + (agrees ? "" : ", though taken");
    }

    private static String cell(String now, String end) {
        return now.equals(end) ? now : now + "; then " + end;
    }

    /** Says yes while the state is what it was the time before, and none that passes by itself. */
    private static final class Unchanging extends org.hamcrest.BaseMatcher<String> {
        private String before = "";

        @Override
        public boolean matches(Object state) {
            boolean same = before.equals(state) && !"sending".equals(state);
            before = String.valueOf(state);
            return same;
        }

        @Override
        public void describeTo(org.hamcrest.Description description) {
            description.appendText("a state that stays");
        }
    }

    @Override
    public void close() {
        desk.close();
        installation.close();
    }
}
