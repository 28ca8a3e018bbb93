package io.reeve.service.cli;

import io.reeve.mbeans.ObjectNames;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/** Asks the service over HTTP to end, and waits until its process is gone. Nothing to stop is success. */
final class StopCommand {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(10);

    /** The request was not heard, whereas any other end of a connection may be the service's own. */
    private static final List<Class<? extends IOException>> UNHEARD =
            List.of(ConnectException.class, SocketTimeoutException.class, SSLHandshakeException.class);

    private final Path home;
    private final PrintStream out;

    StopCommand(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    /**
     * Returns when the service is gone, however long its jobs take to stop.
     *
     * @throws RefusedException if the service will not
     * @throws IOException if it does not answer and the jobs are to be kept
     */
    void stop(boolean keepJobs) throws IOException, InterruptedException {
        Optional<ServiceFile> service = ServiceFile.read(home).filter(ServiceFile::isAlive);
        if (service.isEmpty()) {
            out.printf("Reeve in %s is not running%n", home);
            return;
        }
        try {
            ask(service.get(), keepJobs);
        } catch (ServiceUnreachableException silent) {
            insist(service.get(), keepJobs, silent);
        }
        awaitEnd(service.get());
        out.printf("Reeve in %s stopped, its jobs %s%n", home, keepJobs ? "go on" : "too");
    }

    /** Asks; a connection that ends before the answer came ended with the service. */
    static void ask(ServiceFile service, boolean keepJobs) throws ServiceUnreachableException {
        Optional<String> token = ServiceFile.token(Path.of(service.home()));
        JolokiaClient client = new JolokiaClient(URI.create(service.jolokia()), token, service.trust(), ANSWER);
        try {
            client.invoke(ObjectNames.SERVER, "stop", keepJobs);
        } catch (ServiceUnreachableException e) {
            if (UNHEARD.stream().anyMatch(type -> type.isInstance(e.getCause()))) {
                throw e;
            }
        }
    }

    /** SIGTERM asks for the same as a stop with the jobs; there is no signal for a stop without. */
    private static void insist(ServiceFile service, boolean keepJobs, IOException silent) throws IOException {
        if (keepJobs) {
            String way = "process %d does not answer at %s, so it cannot be asked to leave its jobs running"
                    + "; kill -9 %1$d does that too";
            throw new IOException(way.formatted(service.pid(), service.jolokia()), silent);
        }
        if (!service.process().map(ProcessHandle::destroy).orElse(true)) {
            String refusal = "process %d does not answer at %s and takes no signal from this user";
            throw new IOException(refusal.formatted(service.pid(), service.jolokia()), silent);
        }
    }

    /** Of a process that is not our child nothing tells but a look. */
    private static void awaitEnd(ServiceFile service) throws InterruptedException {
        while (service.isAlive()) {
            Thread.sleep(LOOK.toMillis());
        }
    }
}
