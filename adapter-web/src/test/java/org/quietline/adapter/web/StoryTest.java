package org.quietline.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quietline.application.port.Samples.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.quietline.application.port.Arrival;
import org.quietline.application.port.SmsCarrier.Answer;
import org.quietline.application.port.SmsCarrier.Hindrance;
import org.quietline.domain.message.CarrierReference;
import org.quietline.domain.message.CarrierStatus;
import org.quietline.domain.message.Delivery;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.MessageId;
import org.quietline.domain.message.MessageText;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;

/** What happened to one message, in plain words. */
class StoryTest {
    private final Desk desk = new Desk();
    private final Client client = Client.signedIn(desk);

    @AfterEach
    void close() {
        desk.close();
    }

    private String story(String id) {
        return client.get("/messages/" + id).body();
    }

    @Test
    void a_message_of_a_stranger_tells_why_nothing_was_said() {
        String story = story(desk.texts(Desk.STRANGER, "Hello").value());
        assertThat(story)
                .contains("Received", "had a good signature", "stored before the call was answered")
                .contains("Not an active user", "Kept silent", "The sender is not registered, so nothing was sent.");
    }

    @Test
    void a_recovered_message_tells_that_its_call_never_came() {
        IncomingMessage message = desk.message(Desk.STRANGER, "Hello", desk.clock.instant());
        IncomingMessage.Handling handling = message.handling();
        desk.receives(message.handled(new IncomingMessage.Handling(
                false, false, null, handling.silence(), desk.clock.instant().plusSeconds(90))));
        assertThat(story(message.id().value()))
                .contains("Its call never reached us.", "found in the carrier", "Recovered")
                .doesNotContain("good signature");
    }

    @Test
    void a_message_tells_the_whole_story_of_its_answer() {
        desk.register(Desk.BOB, "Bob");
        Instant noon = desk.clock.instant();
        MessageId answer = new MessageId(UUID.randomUUID().toString());
        IncomingMessage message = desk.message(Desk.BOB, "Hello", noon)
                .handled(new IncomingMessage.Handling(true, false, answer, null, null));
        OutgoingMessage acknowledgement = OutgoingMessage.queued(
                        answer, Desk.BOB, MessageText.of("We have it."), new Origin.Acknowledgement(message.id()), noon)
                .claimed(noon, Duration.ofMinutes(1))
                .accepted(new CarrierReference("SM1"), noon.plusSeconds(1))
                .after(report(new CarrierReference("SM1"), CarrierStatus.DELIVERED, noon.plusSeconds(2)));
        desk.store.messageLog().record(new Arrival(message, acknowledgement, Arrival.OptOutChange.NONE, "Bob"));
        assertThat(story(message.id().value()))
                .contains("Known sender", "Answer: queued", "Answer: sending", "Answer: sent", "Answer: delivered")
                .contains("The carrier accepted it.", "The carrier reported that it arrived.");
    }

    @Test
    void a_message_that_waits_tells_why_and_until_when() {
        desk.register(Desk.BOB, "Bob");
        String id = UUID.randomUUID().toString();
        desk.carrier.answers(new Answer.NotTaken("HTTP 401", Optional.of(Duration.ofSeconds(30)), Hindrance.ACCOUNT));
        client.submit("/send", Map.of("id", id, "user", desk.reference(Desk.BOB), "messageContent", "Hi"));
        Instant next = ((Delivery.Queued) desk.store
                        .messageLog()
                        .findOutgoing(new MessageId(id))
                        .orElseThrow()
                        .value()
                        .delivery())
                .nextAttemptAt();
        for (String page : List.of(
                story(id),
                client.get("/conversations/" + desk.reference(Desk.BOB)).body())) {
            assertThat(page)
                    .contains("The carrier does not accept our account or credentials.", "Tell whoever runs this desk")
                    .contains("Next attempt: <time datetime=\"" + next + "\"")
                    .doesNotContain("HTTP 401", "5551234567");
        }
        assertThat(story(id)).contains("It was tried once", "so it waits to be tried again.");
    }

    @Test
    void a_message_that_somebody_else_tried_tells_that_it_waits() {
        desk.register(Desk.BOB, "Bob");
        Instant noon = desk.clock.instant();
        MessageId id = new MessageId(UUID.randomUUID().toString());
        OutgoingMessage message = OutgoingMessage.queued(
                        id, Desk.BOB, MessageText.of("Hi"), new Origin.Operator("ana", null), noon)
                .claimed(noon, Duration.ofMinutes(1))
                .notTaken(noon.plusSeconds(1), noon.plusSeconds(40));
        desk.store.messageLog().add(message, "Bob");
        assertThat(story(id.value()))
                .contains("The carrier did not take it the last time.", "Next attempt: <time datetime=")
                .doesNotContain("credentials");
    }

    @Test
    void reports_that_came_too_late_or_twice_are_told() {
        desk.register(Desk.BOB, "Bob");
        String id = UUID.randomUUID().toString();
        client.submit("/send", Map.of("id", id, "user", desk.reference(Desk.BOB), "messageContent", "Hi"));
        OutgoingMessage sent = desk.store
                .messageLog()
                .findOutgoing(new MessageId(id))
                .orElseThrow()
                .value();
        CarrierReference sid = sent.reference().orElseThrow();
        for (CarrierStatus status :
                new CarrierStatus[] {CarrierStatus.DELIVERED, CarrierStatus.SENT, CarrierStatus.DELIVERED}) {
            desk.delivery.record(report(sid, status, desk.clock.instant()), null);
        }
        assertThat(story(id))
                .contains("Stored, before the carrier heard of it.", "Claimed by this desk", "Delivered")
                .contains("Report: sent", "It came too late")
                .contains("Report: delivered", "The carrier said it once more.");
    }

    @Test
    void a_failure_is_told_in_plain_words_with_what_to_do() {
        desk.register(Desk.BOB, "Bob");
        desk.carrier.refuses(30006);
        String id = UUID.randomUUID().toString();
        client.submit("/send", Map.of("id", id, "user", desk.reference(Desk.BOB), "messageContent", "Hi"));
        assertThat(story(id)).contains("It is a landline", "Reach the contact otherwise.", "Error 30006");
        assertThat(client.get("/conversations/" + desk.reference(Desk.BOB)).body())
                .contains("It is a landline", "Send again");
    }
}
