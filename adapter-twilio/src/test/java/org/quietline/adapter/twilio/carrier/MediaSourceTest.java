package org.quietline.adapter.twilio.carrier;

import static org.quietline.adapter.twilio.carrier.Fixture.ACCOUNT;
import static org.quietline.adapter.twilio.carrier.Fixture.SID;
import static org.quietline.adapter.twilio.carrier.ScriptedServer.status;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.quietline.application.port.MediaSource;
import org.quietline.application.port.MediaSourceContract;
import org.quietline.domain.message.Media;

class MediaSourceTest implements MediaSourceContract {
    private final ScriptedServer server;
    private final TwilioAccount account;

    MediaSourceTest() throws IOException {
        server = ScriptedServer.of();
        account = Fixture.hasty(server.url());
    }

    @AfterEach
    void close() throws IOException {
        account.close();
        server.close();
    }

    @Override
    public MediaSource mediaSource() {
        return account.media();
    }

    private Media file(String id) {
        return new Media(
                server.url() + "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/" + SID + "/Media/ME" + id, "image/png");
    }

    @Override
    public Media kept() {
        server.then(status(200, CONTENT, "Content-Type: image/png"));
        return file("0123456789abcdef0123456789abcdef");
    }

    @Override
    public Media gone() {
        server.then(status(404, "{}"));
        return file("fedcba9876543210fedcba9876543210");
    }
}
