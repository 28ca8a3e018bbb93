package io.reeve.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.RunOutcome;
import io.reeve.mbeans.ScheduleRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules that do something else than start a job. */
final class ActionTest {

    @TempDir
    private Path directory;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(directory);
    }

    private Schedule each10Minutes(String... more) {
        Map<String, Object> settings = new HashMap<>(Map.of("cron", "*/10 * * * *", "action", "run"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return rig.add(settings);
    }

    private static Target oneShot(int number) {
        return new Target("billing", number);
    }

    private boolean isUp(int number) {
        return rig.jobs.situation(oneShot(number)).isUp();
    }

    @Test
    void runs_beside_a_job_that_is_up_and_ends_as_its_own_process_does() {
        rig.jobs.start("billing");
        each10Minutes();
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.jobs.starts).hasSize(2).last().asString().startsWith("billing:1001 ");
        rig.jobs.finish("billing", 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING);
        rig.jobs.finish(oneShot(1001), 3);
        ScheduleRun run = rig.history().get(0);
        assertThat(run.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(run.oneShot()).isEqualTo(1001);
        assertThat(run.exit()).isEqualTo("exit code 3");
        assertThat(run.lastLines())
                .as("of a process that had printed nothing before")
                .containsExactly("no luck since 0");
    }

    @Test
    void the_next_one_is_skipped_if_two_at_a_time_are_forbidden() {
        each10Minutes();
        rig.pass(Duration.ofMinutes(20));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.SKIPPED);
        assertThat(rig.history().get(1).reason()).isEqualTo("the run before was not over");
        rig.jobs.finish(oneShot(1001), 0);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.jobs.starts).hasSize(2);
    }

    @Test
    void or_waits_if_they_queue() {
        each10Minutes("concurrency", "queue");
        rig.pass(Duration.ofMinutes(30));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.WAITING, RunOutcome.WAITING);
        rig.jobs.finish(oneShot(1001), 0);
        rig.jobs.finish(oneShot(1002), 0);
        rig.jobs.finish(oneShot(1003), 0);
        assertThat(rig.outcomes()).containsOnly(RunOutcome.SUCCEEDED).hasSize(3);
    }

    @Test
    void or_replaces_it() {
        each10Minutes("concurrency", "replace");
        rig.pass(Duration.ofMinutes(20));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.STOPPED, RunOutcome.RUNNING);
        assertThat(isUp(1001)).isFalse();
        assertThat(isUp(1002)).isTrue();
    }

    @Test
    void or_runs_beside_it_and_each_comes_to_its_own_end() {
        each10Minutes("concurrency", "allow");
        rig.pass(Duration.ofMinutes(30));
        assertThat(rig.outcomes()).containsOnly(RunOutcome.RUNNING).hasSize(3);
        rig.jobs.finish(oneShot(1002), 4);
        rig.jobs.stop(oneShot(1003));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.FAILED, RunOutcome.STOPPED);
        rig.jobs.finish(oneShot(1001), 0);
        assertThat(rig.outcomes().get(0)).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void those_of_two_schedules_and_starts_of_the_job_are_in_nobody_s_way() {
        each10Minutes();
        each10Minutes("timezone", "Asia/Shanghai");
        rig.add(Map.of("cron", "*/10 * * * *"));
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.outcomes()).containsOnly(RunOutcome.RUNNING).hasSize(3);
    }

    @Test
    void one_that_takes_too_long_is_stopped_alone() {
        rig.jobs.start("billing");
        each10Minutes("timeout", "1m");
        rig.pass(Duration.ofMinutes(12));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.TIMED_OUT);
        assertThat(isUp(1001)).isFalse();
        assertThat(rig.jobs.situation(Target.ofJob("billing")).isUp()).isTrue();
    }

    @Test
    void a_killed_service_s_runs_are_told_apart() {
        each10Minutes("concurrency", "allow");
        rig.pass(Duration.ofMinutes(30));
        rig.kill();
        rig.jobs.finishUnseen(oneShot(1002), 4);
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.FAILED, RunOutcome.RUNNING);
        rig.jobs.finish(oneShot(1003), 0);
        assertThat(rig.outcomes()).containsExactly(RunOutcome.RUNNING, RunOutcome.FAILED, RunOutcome.SUCCEEDED);
        assertThat(rig.jobs.starts).hasSize(3);
    }

    @Test
    void one_that_was_begun_and_not_recorded_is_found_and_not_begun_again() {
        each10Minutes();
        each10Minutes("timezone", "Asia/Shanghai");
        rig.hangWorkers();
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.outcomes()).containsOnly(RunOutcome.WAITING).hasSize(2);
        rig.jobs.run("billing"); // by the work that hung, unrecorded, and the other one not yet
        rig.kill();
        rig.start();
        assertThat(rig.outcomes()).containsOnly(RunOutcome.RUNNING).hasSize(2);
        assertThat(rig.jobs.starts).hasSize(2);
        assertThat(rig.history()).extracting(ScheduleRun::oneShot).containsExactlyInAnyOrder(1001, 1002);
    }

    @Test
    void one_of_which_nothing_is_left_is_lost() {
        each10Minutes();
        rig.pass(Duration.ofMinutes(10));
        rig.kill();
        rig.jobs.boot();
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.LOST);
    }

    @Test
    void a_signal_is_sent_once_and_the_run_is_over() {
        rig.jobs.start("billing");
        rig.add(Map.of("cron", "*/10 * * * *", "action", "signal", "signal", "HUP"));
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.jobs.signals).containsExactly("billing HUP");
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED);
        rig.jobs.finish("billing", 0);
        rig.pass(Duration.ofMinutes(10));
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SUCCEEDED, RunOutcome.FAILED);
        assertThat(rig.history().get(1).reason()).isEqualTo("job billing is STOPPED: cannot signal");
    }

    @Test
    void a_signal_that_may_have_been_sent_is_not_sent_again() {
        rig.jobs.start("billing");
        rig.add(Map.of("cron", "*/10 * * * *", "action", "signal", "signal", "HUP", "catchUp", "once"));
        rig.hangWorkers();
        rig.pass(Duration.ofMinutes(10));
        rig.kill();
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.LOST);
        assertThat(rig.jobs.signals).isEmpty();
    }

    @Test
    void a_deadline_holds_for_a_restart_too() {
        rig.jobs.start("billing");
        rig.add(Map.of("cron", "*/10 * * * *", "action", "restart", "deadline", "2m", "catchUp", "once"));
        rig.hangWorkers();
        rig.pass(Duration.ofMinutes(10));
        rig.kill();
        rig.pass(Duration.ofMinutes(5));
        rig.start();
        assertThat(rig.outcomes()).containsExactly(RunOutcome.SKIPPED);
        assertThat(rig.history().get(0).reason()).isEqualTo("the deadline had passed");
        assertThat(rig.jobs.starts).hasSize(1);
    }
}
