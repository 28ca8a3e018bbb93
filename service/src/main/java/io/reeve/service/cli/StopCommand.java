package io.reeve.service.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stop}: asks the service over HTTP to end, and waits until its process is gone. Nothing to stop is success. */
@Command(name = "stop", description = "Stops the service, and its jobs unless they are to be kept.")
final class StopCommand implements Callable<Integer> {

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(names = "--keep-jobs", description = "Leaves the jobs running, to be adopted by the next service.")
    private boolean keepJobs;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path directory = home.path();
        Optional<RunningService> service = RunningService.in(directory);
        if (service.isEmpty()) {
            out().printf("Reeve in %s is not running%n", directory);
            return ExitCode.OK;
        }
        ask(service.get());
        service.get().awaitEnd();
        out().printf("Reeve in %s stopped%s%n", directory, keepJobs ? "; its jobs go on" : ", its jobs too");
        return ExitCode.OK;
    }

    private void ask(RunningService service) throws IOException {
        try {
            service.stop(keepJobs);
        } catch (IllegalStateException refused) {
            throw refused;
        } catch (IOException silent) {
            if (keepJobs) {
                throw new IOException(
                        ("process %d does not answer at %s, so it cannot be asked to leave its jobs running; kill -9 does"
                                        + " that too")
                                .formatted(service.pid(), service.jolokia()),
                        silent);
            }
            terminate(service, silent);
        }
    }

    /** SIGTERM asks for the same: an orderly end of the jobs and of the service. */
    private void terminate(RunningService service, IOException silent) throws IOException {
        if (!service.terminate()) {
            throw new InterruptedIOException("process %d does not answer at %s and takes no signal from this user: %s"
                    .formatted(service.pid(), service.jolokia(), silent.getMessage()));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
