package io.reeve.service.e2e;

import static io.reeve.mbeans.JobState.BACKOFF;
import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static io.reeve.mbeans.JobState.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.service.fakes.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that is killed while it has a job in each state, and the next one. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class KilledInEachStateTest {
    private static final String FOREVER = "exec sleep 600";
    private static final Map<String, ?> FAR_AWAY = Map.of("initial", "1h", "max", "1h", "jitter", 0);

    private Path directory;
    private Path go;
    private ServiceUnderTest service;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createTempDirectory("reeve-states");
        go = directory.resolve("go");
        service = new ServiceUnderTest(directory).start();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        Directories.delete(directory);
    }

    @Test
    void every_job_is_where_it_was_and_goes_on_from_there() throws Exception {
        String waits = "while ! test -e '" + go + "'; do sleep 0.05; done; echo gone";
        List<JobStatus> before = List.of(
                is("starting", STARTING, waits + "; " + FOREVER, Map.of("readiness", Map.of("log", "gone"))),
                is("running", RUNNING, FOREVER, Map.of("restart", "unless-stopped")),
                waiting("waiting", "exit 3", Map.of("restart", "always", "backoff", FAR_AWAY)),
                stopping("stopping", "trap '' TERM; echo ready; " + waits),
                stopped("stopped"),
                is("ended", EXITED, "exit 0", Map.of("restart", "on-failure")),
                is("failed", FATAL, "echo why >&2; exit 3", Map.of("restart", "always", "retries", 0)));
        JobStatus guarded = is("guarded", RUNNING, FOREVER, Map.of("guard", true));

        service.kill9();
        Processes.kill((int) guarded.pid());
        service.start();

        for (JobStatus job : before) {
            assertThat(service.client().status(job.name()))
                    .usingRecursiveComparison()
                    .ignoringFields("sinceMillis", "restarts", job.state().hasProcess() ? "reason" : "restarts")
                    .isEqualTo(job);
        }
        JobStatus back = await("guarded", RUNNING);
        assertThat(back.pid()).isNotEqualTo(guarded.pid());
        assertThat(back.lastExit().text()).isEqualTo("signal 9 (KILL)");

        Files.createFile(go);
        assertThat(await("starting", RUNNING).pid()).isEqualTo(before.get(0).pid());
        assertThat(await("stopping", STOPPED).desired()).isEqualTo(DesiredState.DOWN);
        assertThat(service.client().start("stopped").state()).isEqualTo(RUNNING);
        assertThat(service.client()
                        .job("waiting", "wakeup")
                        .getAsJsonObject()
                        .get("failures")
                        .getAsInt())
                .isEqualTo(0);
    }

    private JobStatus is(String name, JobState state, String command, Map<String, ?> settings) {
        define(name, command, settings);
        return await(name, state);
    }

    private void define(String name, String command, Map<String, ?> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("shell", true);
        service.client().add(name, command, all);
        service.client().start(name);
    }

    /** It has been there in passing before, as the first try is at once. */
    private JobStatus waiting(String name, String command, Map<String, ?> settings) {
        define(name, command, settings);
        return await(name, status -> status.state() == BACKOFF && status.failures() == 2);
    }

    private JobStatus stopped(String name) {
        is(name, RUNNING, FOREVER, Map.of("restart", "unless-stopped"));
        return service.client().stop(name);
    }

    /** The stop goes on until the job has what it waits for; the service is killed before it answers. */
    private JobStatus stopping(String name, String command) {
        is(name, RUNNING, command, Map.of("stopTimeout", "1h"));
        Await.until(
                "it does not listen to TERM", () -> service.client().read(name).contains("ready"));
        CompletableFuture.runAsync(() -> service.client().stop(name)).exceptionally(killed -> {
            assertThat(killed).hasCauseInstanceOf(UncheckedIOException.class);
            return null;
        });
        return await(name, STOPPING);
    }

    private JobStatus await(String name, JobState state) {
        return await(name, status -> status.state() == state);
    }

    private JobStatus await(String name, Predicate<JobStatus> condition) {
        Await.until(
                name + " is as awaited", () -> condition.test(service.client().status(name)));
        return service.client().status(name);
    }
}
