package org.quietline.bootstrap.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;

/**
 * Hands events to a layout only after the numbers in them are masked. The last line of defense: whatever a library logs
 * passes through here.
 */
final class MaskingEncoder extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};

    private final Layout<ILoggingEvent> layout;

    MaskingEncoder(Layout<ILoggingEvent> layout) {
        this.layout = layout;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return layout.doLayout(new MaskedEvent(event)).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
