package io.reeve.service.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.ObjectNames;
import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleRun;
import io.reeve.service.fakes.Directories;
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

/** Schedules of a service that is killed and restarted. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class SchedulesTest {
    private static final Gson GSON = new Gson();

    private Path directory;
    private ServiceUnderTest service;

    @BeforeEach
    void start() throws IOException {
        directory = Files.createTempDirectory("reeve-schedules");
        service = new ServiceUnderTest(directory).start();
    }

    @AfterEach
    void close() throws IOException {
        service.close();
        Directories.delete(directory);
    }

    private String schedule(String job, String settings) {
        return service.client()
                .exec(ObjectNames.SCHEDULER, "add", job, settings)
                .getAsString();
    }

    /** The newest first. */
    private List<ScheduleRun> history(String job) {
        return GSON.fromJson(
                service.client().exec(ObjectNames.SCHEDULER, "history", job, "", "", 0, 0, 1000),
                new TypeToken<List<ScheduleRun>>() {}.getType());
    }

    private void awaitRuns(String job, RunOutcome outcome, int count) {
        Await.until(
                count + " runs of " + job + " are " + outcome,
                () -> history(job).stream()
                                .filter(run -> run.outcome() == outcome)
                                .count()
                        >= count);
    }

    private long printed(String job) throws IOException {
        Path file = directory.resolve(job);
        return Files.exists(file) ? Files.readAllLines(file).size() : 0;
    }

    @Test
    void every_run_is_started_once_and_its_end_is_known_however_often_the_service_is_killed() throws Exception {
        service.client().addShell("often", "echo ran >> '" + directory.resolve("often") + "'; sleep 0.3");
        schedule("often", "{cron: '@every 1s', concurrency: queue, catchUp: once}");
        for (int kills = 1; kills <= 3; kills++) {
            awaitRuns("often", RunOutcome.SUCCEEDED, 2 * kills);
            service.kill9();
            service.start();
        }
        awaitRuns("often", RunOutcome.SUCCEEDED, 8);
        service.client()
                .exec(
                        ObjectNames.SCHEDULER,
                        "update",
                        "often",
                        history("often").get(0).schedule(),
                        "enable: false");
        Await.until("the last run is over", () -> history("often").stream()
                .allMatch(run -> run.outcome().isFinal()));
        List<ScheduleRun> runs = history("often");
        assertThat(runs).extracting(ScheduleRun::dueMillis).doesNotHaveDuplicates();
        assertThat(runs).noneMatch(run -> run.outcome() == RunOutcome.LOST || run.outcome() == RunOutcome.FAILED);
        assertThat(runs.stream().filter(run -> run.startedAtMillis() > 0)).hasSize((int) printed("often"));
    }

    @Test
    void a_run_that_ends_while_no_service_is_there_is_known_to_the_next_one() throws Exception {
        Path go = directory.resolve("go");
        service.client().addShell("long", "until test -e '" + go + "'; do sleep 0.01; done; exit 3");
        String id = schedule("long", "{cron: '0 0 1 1 *'}");
        service.client().exec(ObjectNames.SCHEDULER, "run", "long", id);
        awaitRuns("long", RunOutcome.RUNNING, 1);
        service.kill9();
        Files.createFile(go);
        service.start();
        awaitRuns("long", RunOutcome.FAILED, 1);
        ScheduleRun run = history("long").get(0);
        assertThat(run.exit()).isEqualTo("exit code 3");
        assertThat(run.startedAtMillis()).isPositive();
        assertThat(run.by()).isNotEmpty();
    }

    @Test
    void the_history_has_the_peak_memory_of_a_run() throws Exception {
        Path go = directory.resolve("go");
        service.client().addShell("big", "until test -e '" + go + "'; do sleep 0.01; done");
        String id = schedule("big", "{cron: '0 0 1 1 *'}");
        service.client().exec(ObjectNames.SCHEDULER, "run", "big", id);
        awaitRuns("big", RunOutcome.RUNNING, 1);
        service.client().addShell("second", "sleep 0.6");
        schedule("second", "{cron: '@every 1s'}");
        Await.until(
                "one of them was looked at", () -> history("second").stream().anyMatch(run -> run.peakBytes() > 0));
        Files.createFile(go);
        awaitRuns("big", RunOutcome.SUCCEEDED, 1);
        assertThat(history("big").get(0).peakBytes()).isBetween(100_000L, 100_000_000L);
    }

    @Test
    void an_orderly_stop_that_keeps_jobs_keeps_their_runs() throws Exception {
        service.client().addShell("kept", "sleep 600");
        String id = schedule("kept", "{cron: '0 0 1 1 *'}");
        service.client().exec(ObjectNames.SCHEDULER, "run", "kept", id);
        awaitRuns("kept", RunOutcome.RUNNING, 1);
        service.stop(true);
        service.start();
        assertThat(history("kept").get(0).outcome()).isEqualTo(RunOutcome.RUNNING);
        service.client().stop("kept");
        awaitRuns("kept", RunOutcome.STOPPED, 1);
    }

    @Test
    void a_run_that_takes_too_long_is_stopped_and_one_that_replaces_it_is_not_taken_for_it() throws Exception {
        service.client().addShell("slow", "sleep 600");
        schedule("slow", "{cron: '@every 2s', timeout: 500ms}");
        awaitRuns("slow", RunOutcome.TIMED_OUT, 1);
        service.client().addShell("again", "sleep 600");
        schedule("again", "{cron: '@every 1s', concurrency: replace}");
        awaitRuns("again", RunOutcome.STOPPED, 2);
        assertThat(history("again").stream().filter(run -> run.outcome() == RunOutcome.RUNNING))
                .hasSizeLessThan(2);
    }

    @Test
    void one_shot_runs_beside_a_job_that_is_kept_up_outlive_the_service() throws Exception {
        service.client()
                .add(
                        "web",
                        "test $REEVE_INSTANCE = 1 && exec sleep 600; echo ran >> '" + directory.resolve("web")
                                + "'; sleep 1",
                        Map.of("shell", true, "restart", "always"));
        service.client().start("web");
        long pid = service.client().status("web").pid();
        assertThatThrownBy(() -> schedule("web", "{cron: '@every 1s'}"))
                .hasMessageContaining("action: job web is kept up by its restart policy");
        String id = schedule("web", "{cron: '@every 1s', action: run, concurrency: allow, catchUp: once}");
        for (int kills = 1; kills <= 2; kills++) {
            awaitRuns("web", RunOutcome.SUCCEEDED, 3 * kills);
            service.kill9();
            service.start();
        }
        awaitRuns("web", RunOutcome.SUCCEEDED, 9);
        service.client().exec(ObjectNames.SCHEDULER, "update", "web", id, "enable: false");
        Await.until("the last run is over", () -> history("web").stream()
                .allMatch(run -> run.outcome().isFinal()));
        List<ScheduleRun> runs = history("web");
        assertThat(runs).noneMatch(run -> run.outcome() == RunOutcome.LOST || run.outcome() == RunOutcome.FAILED);
        assertThat(runs.stream().filter(run -> run.startedAtMillis() > 0)).hasSize((int) printed("web"));
        assertThat(service.client().status("web").pid()).isEqualTo(pid);
    }

    @Test
    void signals_are_sent_at_set_times() throws Exception {
        service.client().addShell("told", "trap 'echo heard; exit 3' USR1; while :; do sleep 0.01; done");
        service.client().start("told");
        schedule("told", "{cron: '@every 1s', action: signal, signal: USR1}");
        Await.until(
                "it has heard", () -> service.client().status("told").lastExit().number() == 3);
        // The first signal after its end may come before that is known.
        Await.until(
                "it is known to have ended",
                () -> history("told").get(0).reason().equals("job told is EXITED: cannot signal"));
        assertThat(history("told").get(0).outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void schedules_have_beans_and_go_with_their_job() throws Exception {
        service.client().add("gone", "/bin/true", Map.of());
        String id = schedule("gone", "{condition: {i: '30'}}");
        assertThat(service.client()
                        .exec(ObjectNames.schedule("gone", id), "run")
                        .getAsLong())
                .isPositive();
        awaitRuns("gone", RunOutcome.SUCCEEDED, 1);
        Await.until("it is down", () -> service.client().status("gone").state() == JobState.EXITED);
        service.client().delete("gone");
        assertThat(service.client()
                        .exec(ObjectNames.SCHEDULER, "getAll")
                        .getAsJsonObject()
                        .size())
                .isZero();
        assertThatThrownBy(() -> service.client().exec(ObjectNames.schedule("gone", id), "run"))
                .isInstanceOf(Refused.class);
    }

    @Test
    void nonsense_is_refused_by_name_and_value() {
        service.client().add("fine", "/bin/true", Map.of());
        for (String settings : List.of(
                "{cron: '61 * * * *'}",
                "{cron: '0 0 31 2 *'}",
                "{cron: '* * * * *', timezone: 'Nowhere'}",
                "{cron: '* * * * *', condition: {H: '03'}}",
                "{cron: '* * * * *', start: '2027-01-01', end: '2026-01-01'}",
                "{condition: {U: 90}}",
                "{condition: {U: 0}}",
                "{condition: {d: '21', N: '6'}}",
                "{}",
                "[]",
                "{cron: [1]}")) {
            assertThatThrownBy(() -> schedule("fine", settings)).as(settings).isInstanceOf(Refused.class);
        }
        assertThatThrownBy(() -> schedule("none", "{cron: '* * * * *'}"))
                .hasMessageContaining("there is no job 'none'");
        schedule("fine", "{cron: '0 0 1 1 *'}");
        assertThatThrownBy(() -> schedule("fine", "{cron: '@yearly'}")).hasMessageContaining("already");
    }
}
