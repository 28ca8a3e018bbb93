package io.reeve.service.job;

import static io.reeve.mbeans.JobState.EXITED;
import static io.reeve.mbeans.JobState.FATAL;
import static io.reeve.mbeans.JobState.RUNNING;
import static io.reeve.mbeans.JobState.STARTING;
import static io.reeve.mbeans.JobState.STOPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.mbeans.JobStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that depend on each other, with real processes. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DependenciesTest {
    private static final String FOREVER = "exec sleep 600";

    @TempDir
    Path directory;

    private JobsFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new JobsFixture(directory);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void a_start_starts_what_the_job_depends_on_and_waits_until_it_is_ready() throws Exception {
        Path go = directory.resolve("go");
        Job base = fixture.add(
                "base",
                "while ! test -e " + go + "; do sleep 0.01; done; echo open; exec sleep 600",
                "readiness: {log: open}");
        Job job = fixture.add("job", FOREVER, "dependsOn: [base: ready]");
        CompletableFuture<JobStatus> start = job.start();
        fixture.await(base, STARTING);
        assertThat(start).isNotDone();
        assertThat(job.status().state()).isEqualTo(STOPPED);
        assertThat(job.reports().explain()).contains("waits for base: ready");
        Files.createFile(go);
        assertThat(start.get().state()).isEqualTo(RUNNING);
        assertThat(base.status().state()).isEqualTo(RUNNING);
    }

    @Test
    void started_is_less_than_ready() throws Exception {
        Job base = fixture.add("base", FOREVER, "readiness: {log: never, timeout: 1h}");
        Job job = fixture.add("job", FOREVER, "dependsOn: {base: started}");
        assertThat(job.start().get().state()).isEqualTo(RUNNING);
        assertThat(base.status().state()).isEqualTo(STARTING);
    }

    @Test
    void completed_runs_the_other_to_its_good_end_and_once() throws Exception {
        Path ran = directory.resolve("ran");
        Job migration = fixture.add("migration", "echo x >> " + ran, "");
        Job one = fixture.add("one", FOREVER, "dependsOn: [migration: completed]");
        Job other = fixture.add("other", FOREVER, "dependsOn: [migration: completed]");
        one.start().get();
        assertThat(migration.status().state()).isEqualTo(EXITED);
        other.start().get();
        assertThat(Files.readString(ran)).isEqualTo("x\n");
    }

    @Test
    void what_it_depends_on_fails_and_the_start_fails_with_the_reason() throws Exception {
        fixture.add("migration", "exit 3", "");
        Job job = fixture.add("job", FOREVER, "dependsOn: [migration: completed]");
        refused(job.start(), "job job cannot start: it depends on migration, which is EXITED: ended with exit code 3");
        assertThat(job.status().state()).isEqualTo(STOPPED);
        assertThat(fixture.jobs().startEach(List.of("job")).get())
                .isEqualTo(Map.of(
                        "job",
                        "job job cannot start: it depends on migration, which is EXITED: ended with exit code 3"));
        assertThat(fixture.await(job, FATAL).reason()).contains("it depends on migration");
    }

    @Test
    void a_stop_ends_the_waiting() throws Exception {
        fixture.add("base", FOREVER, "readiness: {log: never, timeout: 1h}");
        Job job = fixture.add("job", FOREVER, "dependsOn: [base]");
        CompletableFuture<JobStatus> start = job.start();
        CompletableFuture<JobStatus> another = job.start();
        fixture.await(fixture.jobs().get("base"), STARTING);
        job.stop().get();
        refused(start, "job job was stopped while it waited for others");
        refused(another, "job job was stopped while it waited for others");
        CompletableFuture<?> group = fixture.jobs().startEach(List.of("job"));
        fixture.host().await(() -> job.reports().explain().contains("waits for base: ready"));
        job.stop().get();
        group.get();
        // What would be done now on account of a failure would be done before this.
        refused(job.restart(), "job job is STOPPED: cannot restart");
        assertThat(job.status().state()).isEqualTo(STOPPED);
    }

    @Test
    void many_are_started_in_order_and_stopped_in_reverse() throws Exception {
        Path order = directory.resolve("order");
        for (String name : List.of("c", "b", "a")) {
            String on = Map.of("a", "", "b", "dependsOn: [a]", "c", "dependsOn: [b, a]")
                    .get(name);
            if (!name.equals("a")) {
                Files.writeString(directory.resolve("jobs/" + name + ".yaml"), definition(name, order, on));
            }
        }
        Files.writeString(directory.resolve("jobs/a.yaml"), definition("a", order, ""));
        fixture.kill();
        fixture.resume();
        List<String> names = List.of("c", "a", "b");
        assertThat(fixture.jobs().startEach(names).get()).isEqualTo(Map.of("a", "", "b", "", "c", ""));
        fixture.await(fixture.jobs().get("c"), RUNNING);
        assertThat(Files.readAllLines(order)).containsExactly("+a", "+b", "+c");
        assertThat(fixture.jobs().stopEach(List.of("a", "b", "c", "nobody")).get())
                .isEqualTo(Map.of("a", "", "b", "", "c", "", "nobody", "no job is called 'nobody'"));
        assertThat(Files.readAllLines(order)).containsExactly("+a", "+b", "+c", "-c", "-b", "-a");
        assertThat(fixture.jobs().startEach(names).get()).isEqualTo(Map.of("a", "", "b", "", "c", ""));
        fixture.await(fixture.jobs().get("c"), RUNNING);
        fixture.jobs().stopAll().get();
        assertThat(Files.readAllLines(order).subList(9, 12)).containsExactly("-c", "-b", "-a");
    }

    private static String definition(String name, Path order, String settings) {
        String script =
                "trap \"echo -%s >> %s; exit\" TERM; echo +%1$s >> %2$s; echo ready; while :; do sleep 0.01; done"
                        .formatted(name, order);
        return "command: '" + script + "'\nshell: true\nstopTimeout: 30s\nreadiness: {log: ready}\n" + settings;
    }

    @Test
    void a_cycle_and_a_dependency_on_nobody_are_refused() throws Exception {
        fixture.add("a", FOREVER, "");
        fixture.add("b", FOREVER, "dependsOn: [a]");
        fixture.add("c", FOREVER, "dependsOn: [b]");
        refused(fixture.jobs().get("a").update("{dependsOn: [c]}"), "job a: dependsOn: a -> c -> b -> a is a cycle");
        refused(fixture.jobs().get("a").update("{dependsOn: [a]}"), "job a: dependsOn: a -> a is a cycle");
        refused(fixture.jobs().get("a").update("{dependsOn: [nobody]}"), "dependsOn: no job is called 'nobody'");
        refused(
                fixture.jobs().add("d", FOREVER, "{dependsOn: [nobody]}"),
                "job d: dependsOn: no job is called 'nobody'");
        assertThatThrownBy(() -> fixture.jobs().get("d")).hasMessage("no job is called 'd'");
        assertThat(fixture.jobs().get("a").definition().upkeep().dependsOn()).isEmpty();
        refused(fixture.jobs().delete("a"), "job a cannot be deleted: b depends on it");
    }

    @Test
    void a_cycle_that_files_have_is_told_and_keeps_these_jobs_from_starting() throws Exception {
        fixture.kill();
        Files.writeString(
                directory.resolve("jobs/a.yaml"), "{command: sleep, params: 600, stopTimeout: 300ms, dependsOn: [b]}");
        Files.writeString(
                directory.resolve("jobs/b.yaml"), "{command: sleep, params: 600, stopTimeout: 300ms, dependsOn: [a]}");
        fixture.resume();
        Job a = fixture.jobs().get("a");
        refused(a.start(), "job a cannot start: dependsOn: a -> b -> a is a cycle");
        a.update("{dependsOn: null}").get();
        fixture.jobs().get("b").start().get();
    }

    private static void refused(CompletableFuture<?> operation, String message) {
        assertThat(operation)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingCause()
                .withMessageContaining(message);
    }
}
