package org.quietline.bootstrap.command;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.quietline.bootstrap.wiring.Closing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the process to be told to stop (Ctrl-C, SIGTERM), and then closes what was started, the latest first. */
final class Stopping {
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final Deque<Runnable> toClose = new ConcurrentLinkedDeque<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicBoolean serving = new AtomicBoolean();

    /** From now on the process closes what it has started before it ends. */
    static Stopping begin() {
        Stopping stopping = new Stopping();
        Runtime.getRuntime().addShutdownHook(new Thread(stopping::stop, "stop"));
        return stopping;
    }

    /** To be called with each thing that was started. */
    void closes(Runnable close) {
        toClose.push(close);
    }

    /** Does not return: the process ends when it is told to, with 0 if all was closed well. */
    void await() {
        serving.set(true);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                LOG.debug("interrupted while serving; only a signal stops");
            }
        }
    }

    /** Also runs when a start has failed; what was started until then is closed all the same. */
    private void stop() {
        try {
            Closing.all(toClose);
            LOG.info("stopped");
        } catch (RuntimeException | Error e) {
            LOG.error("stopping broke off", e);
            Runtime.getRuntime().halt(ExitCode.FAILED);
        }
        if (serving.get()) {
            // A virtual machine that a signal ends tells the signal, although all went well.
            Runtime.getRuntime().halt(ExitCode.FINE);
        }
    }
}
