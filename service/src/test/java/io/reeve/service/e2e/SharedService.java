package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.JobStatus;
import io.reeve.service.fakes.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One service for all tests of a class. After each test its jobs are stopped and deleted, and then the service must have
 * open, and below it must run, exactly what was before.
 */
final class SharedService implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private Path directory;
    private ServiceUnderTest service;
    private Census before;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("reeve-e2e");
        service = new ServiceUnderTest(directory).start();
        warmUp();
    }

    /** What is made once, at first use, and stays: worker threads, the service's own log. */
    private void warmUp() {
        client().addShell("first", "echo ready");
        client().start("first");
        awaitEnd("first");
        client().delete("first");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        before = Census.of(service);
    }

    /** What a failed test has left is ended without regard, so that the next one is not blamed for it. */
    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            client().jobs().forEach(this::killProcesses);
        }
        removeAll();
        try {
            Await.until("everything is as before", () -> Census.of(service).equals(before));
        } catch (AssertionError e) {
            assertThat(Census.of(service)).as("what is open after the test").isEqualTo(before);
        }
    }

    void removeAll() {
        removeAllBut("");
    }

    /** Ends and deletes all jobs but one, also those that end at this very moment. */
    void removeAllBut(String kept) {
        List<String> jobs = new ArrayList<>(client().jobs());
        jobs.remove(kept);
        for (String job : jobs) {
            Await.until(job + " is removed", () -> {
                if (client().status(job).state().hasProcess()) {
                    client().stop(job);
                }
                client().delete(job);
                return true;
            });
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        service.close();
        Directories.delete(directory);
    }

    ServiceUnderTest service() {
        return service;
    }

    Client client() {
        return service.client();
    }

    /** A place for files of tests. */
    Path directory() {
        return directory;
    }

    /** Defines a shell job, starts it and waits until it has printed that it is ready. */
    JobStatus startShell(String job, String line) {
        client().addShell(job, line);
        JobStatus started = client().start(job);
        awaitOutput(job, "ready");
        return started;
    }

    void awaitOutput(String job, String text) {
        Await.until(job + " prints " + text, () -> client().read(job).contains(text));
    }

    /** Waits until nothing is left of a run that ends by itself; returns how the job stands then. */
    JobStatus awaitEnd(String job) {
        Await.until(job + " ends", () -> !client().status(job).state().hasProcess());
        return client().status(job);
    }

    /** Ends at once what a job runs; its shims see to the rest. */
    void killProcesses(String job) {
        processes(job).stream()
                .filter(found -> !found.command().contains("shim.sh"))
                .forEach(found -> Processes.kill(found.pid()));
    }

    List<Processes.Found> processes(String job) {
        return Processes.ofJob(service.mark(), job);
    }
}
