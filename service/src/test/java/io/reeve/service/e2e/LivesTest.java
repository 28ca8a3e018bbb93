package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.reeve.mbeans.JobState;
import io.reeve.service.e2e.CommandLine.Said;
import io.reeve.service.fakes.Directories;
import io.reeve.service.posix.Posix;
import io.reeve.spi.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a service leaves to the next one. Numbers are the items of ProcessManageMapTest. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class LivesTest {
    private Path directory;
    private ServiceUnderTest service;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createTempDirectory("reeve-lives");
        service = new ServiceUnderTest(directory).start();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        Directories.delete(directory);
    }

    /** P10, P19. */
    @Test
    void ctrl_c_ends_a_service_in_the_foreground_with_all_its_jobs_and_its_pid_file() throws Exception {
        service.client().add("pair", "echo ready; while :; do sleep 100; done", Map.of("shell", true, "instances", 2));
        assertThat(service.client().start("pair").running()).isEqualTo(2);
        assertThat(Processes.ofJob(service.mark(), "pair")).isNotEmpty();
        Posix.signal((int) service.pid(), Signals.INT);
        service.awaitExit();
        assertThat(Processes.marked(service.mark())).isEmpty();
        assertThat(service.home().resolve("run/service.json")).doesNotExist();
        assertThat(service.console())
                .contains("the service ends, and its jobs with it")
                .contains("job pair: STOPPING -> STOPPED");
    }

    /** P22: they are not ended, they go on, and the next service has them. */
    @Test
    void all_instances_outlive_a_killed_service_and_are_the_next_ones() throws Exception {
        service.client()
                .add(
                        "trio",
                        "echo ready; while :; do sleep 100; done",
                        Map.of("shell", true, "instances", 3, "restart", "unless-stopped"));
        service.client().start("trio");
        String before = pids();
        service.kill9();
        service.start();
        Await.until("they run", () -> service.client().status("trio").running() == 3);
        assertThat(pids()).isEqualTo(before);
    }

    private String pids() throws Exception {
        Said said = new CommandLine(directory, service.home()).run("status", "-v", "trio");
        return List.of(said.out().split("\n")).stream()
                .filter(line -> line.startsWith("Instance"))
                .map(line -> line.replaceFirst("^Instance +(\\d+) .*", "$1"))
                .toList()
                .toString();
    }

    @Test
    void what_get_prints_is_a_definition_file_of_the_same_job() throws Exception {
        service.client()
                .add(
                        "all",
                        "exec sleep 600",
                        Map.ofEntries(
                                Map.entry("shell", true),
                                Map.entry("instances", 2),
                                Map.entry("restart", "on-failure"),
                                Map.entry("exitCodes", List.of(0, 2)),
                                Map.entry("pause", "200ms"),
                                Map.entry("maxRuns", 10),
                                Map.entry("retries", 5),
                                Map.entry("maxLifetime", "3h"),
                                Map.entry("checkInterval", "5m"),
                                Map.entry("guard", true),
                                Map.entry("environment", Map.of("A", "no: 'yaml'\n", "B", "0123")),
                                Map.entry("stopSignal", "QUIT"),
                                Map.entry("stopTimeout", "1500ms"),
                                Map.entry("readiness", Map.of("after", "10ms")),
                                Map.entry("liveness", Map.of("exec", List.of("true"), "interval", "1h")),
                                Map.entry("umask", "0027"),
                                Map.entry("limits", Map.of("nofile", "64:128")),
                                Map.entry("team", "core"),
                                Map.entry(
                                        "backoff",
                                        Map.of(
                                                "initial",
                                                "1s",
                                                "max",
                                                "2m",
                                                "factor",
                                                1.5,
                                                "jitter",
                                                0,
                                                "resetAfter",
                                                "30s"))));
        JsonElement before = service.client().server("getAll");
        String text =
                new CommandLine(directory, service.home()).run("get", "all").out();
        service.stop(false);
        Files.writeString(service.definition("all"), text);
        service.start();
        assertThat(service.client().server("getAll")).as(text).isEqualTo(before);
        assertThat(service.client().start("all").state()).isIn(JobState.STARTING, JobState.RUNNING);
    }
}
