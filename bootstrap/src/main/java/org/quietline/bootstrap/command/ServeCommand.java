package org.quietline.bootstrap.command;

import java.util.concurrent.Callable;
import org.quietline.bootstrap.logging.Logs;
import org.quietline.bootstrap.settings.Environment;
import org.quietline.bootstrap.settings.LogFormat;
import org.quietline.bootstrap.settings.ServeSettings;
import org.quietline.bootstrap.settings.Settings;
import org.quietline.bootstrap.wiring.Quietline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

/** The real thing. */
@Command(
        name = "serve",
        description = {
            "Serve webhooks and dashboard, configured by environment variables (docs/reference.md) or a file .env.",
            "Logs go to standard output. Ctrl-C and SIGTERM stop it once what is under way is finished."
        })
final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Surroundings surroundings;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Environment environment = surroundings.environment().get();
        return Configured.run(Settings.forServing(environment), surroundings.err(), settings -> {
            LogFormat usual = surroundings.hasTerminal() ? LogFormat.TEXT : LogFormat.JSON;
            switch (Settings.logFormat(environment).orElse(usual)) {
                case JSON -> Logs.writeJson(surroundings.out());
                case TEXT -> Logs.writeText(surroundings.out());
            }
            return serve(settings);
        });
    }

    private static int serve(ServeSettings settings) {
        Stopping stopping = Stopping.begin();
        Quietline quietline = start(settings);
        stopping.closes(quietline::close);
        BuildInfo build = BuildInfo.read();
        LOG.info(
                "ready: version {} ({}) serves {} on port {}",
                build.version(),
                build.commit(),
                settings.publicOrigin(),
                quietline.port());
        stopping.await();
        return ExitCode.FINE;
    }

    private static Quietline start(ServeSettings settings) {
        try {
            return Quietline.start(settings);
        } catch (IllegalStateException e) {
            throw CommandFailedException.failed(String.valueOf(e.getMessage()));
        }
    }
}
