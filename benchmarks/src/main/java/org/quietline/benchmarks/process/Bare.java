package org.quietline.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A bare server of this module, as a process of its own. */
public final class Bare implements AutoCloseable {
    private final Child child;
    private final int port;

    private Bare(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** Starts it; its one argument is the port. */
    public static Bare start(Surroundings surroundings, Class<?> program) {
        int port = Child.freePort();
        List<String> arguments = new ArrayList<>(Child.quiet());
        arguments.addAll(List.of("-cp", classPath(), program.getName(), Integer.toString(port)));
        Bare bare = new Bare(Child.java("bare", surroundings.directory(), Map.of(), arguments), port);
        bare.child.await(bare::accepts);
        return bare;
    }

    /** That of this process, for a process in another directory. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Host and port as they stand in URLs. */
    public String authority() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        child.close();
    }
}
