package org.quietline.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets logging up, for this program and for every library in it: slf4j, {@code java.util.logging} with
 * {@code System.Logger} behind it, and JBoss Logging all end here. Libraries are heard from warnings on, whatever their
 * loggers are set to: at finer levels the SDKs write out requests with their texts and credentials, which no masking of
 * numbers would hide.
 */
public final class Logs {
    private static final String OURS = "org.quietline";

    private Logs() {}

    /** Writes JSON, one object per line, to this stream from now on. */
    public static void writeJson(OutputStream out) {
        write(out, new JsonLayout());
    }

    /** Writes lines for people to this stream from now on. */
    public static void writeText(OutputStream out) {
        write(out, new TextLayout());
    }

    private static void write(OutputStream out, Layout<ILoggingEvent> layout) {
        System.setProperty("org.jboss.logging.provider", "slf4j");
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        layout.setContext(context);
        layout.start();
        MaskingEncoder encoder = new MaskingEncoder(layout);
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.addFilter(new Libraries());
        appender.setOutputStream(unclosable(out));
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger(OURS).setLevel(Level.INFO);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    /** Keeps what libraries say below a warning from being written. */
    private static final class Libraries extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean isOurs = event.getLoggerName().startsWith(OURS);
            return isOurs || event.getLevel().isGreaterOrEqual(Level.WARN) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }

    /** An appender closes its stream when logging is set up anew; the process's own streams must stay open. */
    private static OutputStream unclosable(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
