package io.reeve.service.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the service over HTTP to end, and waits until its process is gone. Nothing to stop is success. */
final class StopCommand {

    private final Path home;
    private final PrintStream out;

    StopCommand(Path home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    void stop(boolean keepJobs) throws IOException, InterruptedException {
        Optional<RunningService> service = RunningService.in(home);
        if (service.isEmpty()) {
            out.printf("Reeve in %s is not running%n", home);
            return;
        }
        ask(service.get(), keepJobs);
        service.get().awaitEnd();
        out.printf("Reeve in %s stopped%s%n", home, keepJobs ? "; its jobs go on" : ", its jobs too");
    }

    private static void ask(RunningService service, boolean keepJobs) throws IOException {
        try {
            service.stop(keepJobs);
        } catch (IOException silent) {
            if (keepJobs) {
                String way = "process %d does not answer at %s, so it cannot be asked to leave its jobs running"
                        + "; kill -9 %1$d does that too";
                throw new IOException(way.formatted(service.pid(), service.jolokia()), silent);
            }
            terminate(service, silent);
        }
    }

    /** SIGTERM asks for the same: an orderly end of the jobs and of the service. */
    private static void terminate(RunningService service, IOException silent) throws IOException {
        if (!service.terminate()) {
            String refusal = "process %d does not answer at %s and takes no signal from this user";
            throw new IOException(refusal.formatted(service.pid(), service.jolokia()), silent);
        }
    }
}
