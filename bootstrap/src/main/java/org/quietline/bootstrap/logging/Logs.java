package org.quietline.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sets logging up, for this program and for every library in it: slf4j, {@code java.util.logging} with
 * {@code System.Logger} behind it, and JBoss Logging all end here. Libraries speak from warnings on.
 */
public final class Logs {
    private static final String TEXT =
            "%d{HH:mm:ss.SSS} %-5level %logger{24} - %replace(%msg){'[\\r\\n]+', ' | '}%n%ex";
    private static final String OURS = "org.quietline";

    private Logs() {}

    /** Writes JSON, one object per line, to this stream from now on. */
    public static void writeJson(OutputStream out) {
        write(out, new JsonLayout());
    }

    /** Writes lines for people to this stream from now on. */
    public static void writeText(OutputStream out) {
        PatternLayout layout = new PatternLayout();
        layout.setPattern(TEXT);
        write(out, layout);
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
        appender.setOutputStream(unclosable(out));
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(appender);
        context.getLogger(OURS).setLevel(Level.INFO);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
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
