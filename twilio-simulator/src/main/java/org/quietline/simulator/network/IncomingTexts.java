package org.quietline.simulator.network;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.quietline.simulator.account.OwnNumber.Hooks;
import org.quietline.simulator.account.OwnNumbers;
import org.quietline.simulator.fault.Fault;
import org.quietline.simulator.message.Content;
import org.quietline.simulator.message.Direction;
import org.quietline.simulator.message.Message;
import org.quietline.simulator.message.Progress;
import org.quietline.simulator.message.Sending;
import org.quietline.simulator.message.Sids;
import org.quietline.simulator.message.Status;
import org.quietline.simulator.webhook.Delivery;

/** Takes texts from phones: keeps them, acts on keywords, announces them, and sends what the webhook answers. */
public final class IncomingTexts {
    private final Network network;
    private final OptOuts optOuts;
    private final IncomingWebhook webhook;
    private final InstantSource clock;

    public IncomingTexts(Network network, OptOuts optOuts, IncomingWebhook webhook, InstantSource clock) {
        this.network = network;
        this.optOuts = optOuts;
        this.webhook = webhook;
        this.clock = clock;
    }

    /** A text that came in, and how its announcement went; there was none if no URL is set, or a fault ate it. */
    public record Receipt(Message message, Optional<Delivery> delivery) {}

    /** Keeps a text without announcing it yet; keywords take effect. */
    public Message keep(IncomingText text) {
        OwnNumbers numbers = network.numbers();
        Message message = network.messages()
                .add(new Message(
                        Sids.next(text.media().isEmpty() ? "SM" : "MM"),
                        0,
                        Direction.INBOUND,
                        text.from(),
                        text.to(),
                        numbers.service().orElse(null),
                        Content.of(text.body(), text.media()),
                        Progress.starting(Status.RECEIVED, clock.instant()),
                        Sending.PLAIN));
        Keyword.in(text.body()).ifPresent(keyword -> obey(keyword, message));
        return message;
    }

    /** Announces a text that was kept, and returns when that is over and the answer's messages are on their way. */
    public Receipt announce(Message message) throws InterruptedException {
        Hooks hooks =
                network.numbers().find(message.to()).map(own -> own.hooks()).orElse(Hooks.NONE);
        if (network.faults().strikes(Fault.WEBHOOK_LOST).isPresent()) {
            webhook.suppress(message, hooks);
            return new Receipt(message, Optional.empty());
        }
        if (network.faults().strikes(Fault.WEBHOOK_DUPLICATE).isPresent()) {
            network.pace().now(() -> quietly(() -> announceOnce(message, hooks)));
        }
        return new Receipt(message, announceOnce(message, hooks));
    }

    /** Announces a text that was kept, and does not wait for that. */
    public void announceLater(Message message) {
        network.pace().now(() -> quietly(() -> announce(message)));
    }

    private interface Call {
        void make() throws InterruptedException;
    }

    private static void quietly(Call call) {
        try {
            call.make();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Delivery> announceOnce(Message message, Hooks hooks) throws InterruptedException {
        Optional<IncomingWebhook.Answered> answered = webhook.announce(message, hooks);
        answered.ifPresent(answer -> answer.replies().forEach(reply -> reply(message, reply)));
        return answered.map(IncomingWebhook.Answered::delivery);
    }

    private void obey(Keyword keyword, Message message) {
        boolean news = switch (keyword) {
            case STOP -> optOuts.stop(message.sender(), message.to());
            case START -> optOuts.start(message.sender(), message.to());
            case HELP -> true;
        };
        if (news) {
            send(message.to(), message.sender(), Content.of(keyword.reply(), List.of()), null);
        }
    }

    private void reply(Message message, IncomingWebhook.ReplyText reply) {
        String from = reply.from().orElse(message.to());
        String to = reply.to().orElse(message.sender());
        if (!optOuts.refuses(to, from)) {
            send(from, to, reply.content(), reply.statusCallback().orElse(null));
        }
    }

    private void send(String from, String to, Content content, @Nullable String callback) {
        Sending sending = new Sending(callback, Sending.PLAIN.validity(), null);
        network.start(network.take(new Network.Outgoing(Direction.OUTBOUND_REPLY, from, to, null, content, sending)));
    }
}
