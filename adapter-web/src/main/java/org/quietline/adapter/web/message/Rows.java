package org.quietline.adapter.web.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.adapter.web.page.Bubble;
import org.quietline.adapter.web.page.Picture;
import org.quietline.adapter.web.page.Row;
import org.quietline.adapter.web.page.Wait;
import org.quietline.adapter.web.words.Contacts;
import org.quietline.adapter.web.words.States;
import org.quietline.adapter.web.words.Texts;
import org.quietline.adapter.web.words.Times;
import org.quietline.application.browse.ShowPicture;
import org.quietline.application.port.LoggedMessage;
import org.quietline.domain.message.IncomingMessage;
import org.quietline.domain.message.Media;
import org.quietline.domain.message.Origin;
import org.quietline.domain.message.OutgoingMessage;
import org.quietline.domain.phone.Redaction;

/** Shows messages as rows of lists and as bubbles of conversations. */
public final class Rows {
    /** How long after it was written a message may change and still be news. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final Contacts contacts;
    private final Texts texts;
    private final Waits waits;

    /** Rows that show contacts and texts like this. */
    public Rows(Contacts contacts, Texts texts) {
        this(contacts, texts, new Waits(unknown -> Optional.empty()));
    }

    Rows(Contacts contacts, Texts texts, Waits waits) {
        this.contacts = contacts;
        this.texts = texts;
        this.waits = waits;
    }

    /** A message of either direction. */
    public Row of(LoggedMessage message, @Nullable String name) {
        return switch (message) {
            case LoggedMessage.In in -> of(in.message(), name);
            case LoggedMessage.Out out -> of(out.message(), name);
        };
    }

    Row of(IncomingMessage message, @Nullable String name) {
        List<String> tags = new ArrayList<>();
        message.optOut().ifPresent(keyword -> tags.add(keyword.code()));
        message.silence()
                .map(States::tag)
                .filter(tag -> message.optOut().isEmpty())
                .ifPresent(tags::add);
        if (message.recoveredAt().isPresent()) {
            tags.add("Recovered");
        }
        if (!message.media().isEmpty()) {
            tags.add(message.media().size() == 1 ? "1 file" : message.media().size() + " files");
        }
        return new Row(
                message.id().value(),
                "in",
                contacts.shown(message.from(), name),
                texts.shown(message.text()),
                States.shown(message),
                Times.shown(message.timestamp()),
                pictures(message),
                tags,
                false);
    }

    Row of(OutgoingMessage message, @Nullable String name) {
        List<String> tags = new ArrayList<>();
        tags.add(by(message));
        message.errorCode().ifPresent(code -> tags.add("Error " + code));
        return new Row(
                message.id().value(),
                "out",
                contacts.shown(message.to(), name),
                texts.shown(message.text()),
                States.shown(message.delivery().status()),
                Times.shown(message.queuedAt()),
                List.of(),
                tags,
                isLate(message));
    }

    private static List<Picture> pictures(IncomingMessage message) {
        List<Picture> pictures = new ArrayList<>();
        for (Media file : message.media()) {
            int index = pictures.size();
            String of = " " + (index + 1) + " of " + message.media().size();
            pictures.add(
                    ShowPicture.isShown(file)
                            ? new Picture(
                                    "/messages/" + message.id().value() + "/media/" + index,
                                    "Picture" + of + ". The carrier may not have it any more.")
                            : new Picture(
                                    "", "File" + of + " is not shown here: " + Redaction.redact(file.contentType())));
        }
        return pictures;
    }

    /** The messages as a conversation, the oldest first, with its days. */
    public List<Bubble> bubbles(List<LoggedMessage> newestFirst, @Nullable String name) {
        List<Bubble> bubbles = new ArrayList<>();
        String before = "";
        for (LoggedMessage message : inOrder(newestFirst)) {
            String day = Times.day(message.at());
            bubbles.add(bubble(message, name, day.equals(before) ? "" : day));
            before = day;
        }
        return bubbles;
    }

    /** The oldest first. An answer is stored at the very moment of what it answers, and belongs after it. */
    private static List<LoggedMessage> inOrder(List<LoggedMessage> newestFirst) {
        return newestFirst.reversed().stream()
                .sorted(Comparator.comparing(LoggedMessage::at)
                        .thenComparing(message -> message instanceof LoggedMessage.Out))
                .toList();
    }

    /** One message of a conversation. */
    public Bubble bubble(LoggedMessage message, @Nullable String name) {
        return bubble(message, name, "");
    }

    private Bubble bubble(LoggedMessage message, @Nullable String name, String day) {
        String reason = switch (message) {
            case LoggedMessage.In in -> "";
            case LoggedMessage.Out out -> Story.reason(out.message()).orElse("");
        };
        return new Bubble(of(message, name), reason, wait(message), day);
    }

    private @Nullable Wait wait(LoggedMessage message) {
        return message instanceof LoggedMessage.Out out ? waits.of(out.message()) : null;
    }

    private static boolean isLate(OutgoingMessage message) {
        List<OutgoingMessage.Step> history = message.history();
        return !history.isEmpty()
                && history.getLast().at().isAfter(message.queuedAt().plus(SOON));
    }

    private static String by(OutgoingMessage message) {
        return switch (message.origin()) {
            case Origin.Acknowledgement acknowledgement -> "Automatic reply";
            case Origin.Operator operator -> "By " + operator.operator();
        };
    }
}
