package org.quietline.bootstrap.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.quietline.bootstrap.demo.Demo;
import org.quietline.bootstrap.demo.DemoPorts;
import org.quietline.bootstrap.demo.PortTakenException;
import org.quietline.bootstrap.demo.TemporaryDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole product with no account and no configuration. */
@Command(
        name = "demo",
        description = {
            "Run the whole product with no account and no configuration: a simulated Twilio with phones to text from,"
                    + " registered users and a few messages. It listens on 127.0.0.1 only and reads no variables.",
            "Ctrl-C ends it."
        })
final class DemoCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    private final Surroundings surroundings;

    @Option(names = "--port", paramLabel = "PORT", description = "The dashboard's port (default: 8080; 0: any).")
    private int port = 8080;

    @Option(
            names = "--simulator-port",
            paramLabel = "PORT",
            description = "The simulator's port (default: 8081; 0: any).")
    private int simulatorPort = 8081;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where to keep the data (default: a new temporary directory, removed at the end).")
    private @Nullable Path data;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        requirePort("--port", port);
        requirePort("--simulator-port", simulatorPort);
        Stopping stopping = Stopping.begin();
        Demo demo = started(directory(stopping));
        stopping.closes(demo::close);
        tell(demo);
        stopping.await();
        return ExitCode.FINE;
    }

    private Path directory(Stopping stopping) {
        if (data != null) {
            return surroundings.directory().resolve(data);
        }
        TemporaryDirectory temporary = TemporaryDirectory.make();
        stopping.closes(temporary::close);
        return temporary.path();
    }

    private static void requirePort(String option, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw CommandFailedException.wrongUsage(option + " must be a port from 0 to " + HIGHEST_PORT);
        }
    }

    private Demo started(Path directory) throws InterruptedException {
        try {
            return Demo.start(new DemoPorts(port, simulatorPort), directory);
        } catch (PortTakenException e) {
            throw CommandFailedException.failed(String.valueOf(e.getMessage()));
        }
    }

    private void tell(Demo demo) {
        PrintStream out = surroundings.out();
        out.println("dashboard " + demo.dashboard());
        out.println("operator " + demo.operator() + " " + demo.password());
        out.println("simulator " + demo.simulator());
        out.println();
        out.println("Open both in a browser. Text from a phone on the simulator's page and watch the dashboard:");
        out.println("registered users get an acknowledgement, a stranger gets silence. Then answer from there.");
        out.println("Ctrl-C ends it.");
        out.flush();
    }
}
