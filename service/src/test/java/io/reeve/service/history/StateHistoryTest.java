package io.reeve.service.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.reeve.mbeans.DesiredState;
import io.reeve.mbeans.ExitStatus;
import io.reeve.mbeans.JobState;
import io.reeve.mbeans.JobStatus;
import io.reeve.mbeans.JobTimeline;
import io.reeve.mbeans.StateChange;
import io.reeve.mbeans.StateGap;
import io.reeve.service.fakes.LogLines;
import io.reeve.service.probe.ManualTimer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services one after the other with the same real file, on a clock and a timer that the test moves on. */
final class StateHistoryTest {
    private static final ExitStatus FAILED = new ExitStatus(ExitStatus.Kind.CODE, 3, "exit code 3");

    @TempDir
    Path directory;

    private final LogLines log = new LogLines();
    private ManualTimer timer = new ManualTimer();
    private long skew;
    private StateHistory history;

    @BeforeEach
    void open() {
        history = service();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private Path file() {
        return directory.resolve("states.jsonl");
    }

    private StateHistory service() {
        StateHistory opened = new StateHistory(file(), clock(), timer);
        timer.advance(Duration.ZERO);
        return opened;
    }

    /** The one before is killed: nothing of it happens any more. */
    private void next(Duration later) {
        long then = now() + later.toMillis();
        timer = new ManualTimer();
        skew += then - now();
        history = service();
    }

    private long now() {
        return timer.clock().millis() + skew;
    }

    private Clock clock() {
        ManualTimer own = timer;
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return own.clock().instant().plusMillis(skew);
            }
        };
    }

    private void advance(Duration duration) {
        timer.advance(duration);
    }

    private void minutes(int count) {
        advance(Duration.ofMinutes(count));
    }

    private JobStatus status(String job, JobState state, long startedAtMillis, long endedAtMillis, ExitStatus exit) {
        return new JobStatus(
                job,
                Map.of(),
                state,
                DesiredState.UP,
                now(),
                state.hasProcess() ? 71 : 0,
                startedAtMillis,
                endedAtMillis,
                0,
                0,
                0,
                1,
                state == JobState.RUNNING ? 1 : 0,
                exit,
                "it is " + state,
                List.of());
    }

    private JobStatus status(String job, JobState state) {
        return status(job, state, state.hasProcess() ? now() : 0, 0, ExitStatus.NONE);
    }

    private void add(String job, JobState state) {
        history.added(status(job, state));
    }

    private void become(JobState state) {
        become("a", state);
    }

    private void become(String job, JobState state) {
        history.changed(status(job, state));
    }

    private List<JobState> states(String job) {
        return history.timeline(job).changes().stream().map(StateChange::state).toList();
    }

    private String content() throws Exception {
        return Files.readString(file());
    }

    @Test
    void each_change_stands_there_with_its_time_and_reason() {
        long begun = now();
        add("a", JobState.STOPPED);
        minutes(1);
        become(JobState.STARTING);
        become(JobState.RUNNING);
        minutes(5);
        assertThat(history.timeline("a"))
                .isEqualTo(new JobTimeline(
                        begun,
                        now(),
                        List.of(
                                new StateChange(begun, JobState.STOPPED, "it is STOPPED"),
                                new StateChange(begun + 60_000, JobState.STARTING, "it is STARTING"),
                                new StateChange(begun + 60_000, JobState.RUNNING, "it is RUNNING")),
                        List.of()));
        assertThat(history.timeline("b"))
                .as("nobody has told of it")
                .isEqualTo(new JobTimeline(now(), now(), List.of(), List.of()));
    }

    @Test
    void a_change_is_there_at_once_and_in_the_file_a_moment_later_for_the_owner_alone() throws Exception {
        add("a", JobState.STOPPED);
        become(JobState.STARTING);
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.STARTING);
        assertThat(file()).doesNotExist();
        advance(StateHistory.BATCH);
        assertThat(content().lines()).hasSize(2).allMatch(line -> line.contains("\"job\":\"a\""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void what_is_older_than_a_day_is_gone_but_the_state_at_its_beginning() {
        add("a", JobState.STOPPED);
        minutes(10);
        become(JobState.STARTING);
        become(JobState.RUNNING);
        minutes(10);
        advance(Duration.ofHours(24));
        JobTimeline timeline = history.timeline("a");
        assertThat(timeline.changes()).extracting(StateChange::state).containsExactly(JobState.RUNNING);
        assertThat(timeline.sinceMillis())
                .isEqualTo(now() - Duration.ofHours(24).toMillis());
        assertThat(timeline.changes().get(0).atMillis()).isLessThan(timeline.sinceMillis());
    }

    @Test
    void a_job_that_changes_too_often_says_from_when_on_nothing_is_missing() {
        add("a", JobState.STOPPED);
        for (int i = 0; i < 2_000; i++) {
            advance(Duration.ofSeconds(1));
            become(i % 2 == 0 ? JobState.RUNNING : JobState.BACKOFF);
        }
        JobTimeline timeline = history.timeline("a");
        assertThat(timeline.changes()).hasSize(Past.MOST_CHANGES);
        assertThat(timeline.sinceMillis())
                .isEqualTo(timeline.changes().get(0).atMillis())
                .isEqualTo(now() - 999_000);
    }

    @Test
    void all_jobs_together_have_so_many_changes_and_those_with_most_give_way() {
        for (int i = 0; i < 2_000; i++) {
            for (int job = 0; job < 150; job++) {
                become("busy-" + job, i % 2 == 0 ? JobState.EXITED : JobState.BACKOFF);
            }
            advance(Duration.ofSeconds(1));
        }
        add("calm", JobState.STOPPED);
        int all = 0;
        for (int job = 0; job < 150; job++) {
            JobTimeline timeline = history.timeline("busy-" + job);
            all += timeline.changes().size();
            assertThat(timeline.sinceMillis())
                    .isEqualTo(timeline.changes().get(0).atMillis());
        }
        assertThat(all).isBetween(50_000, 110_000);
        assertThat(states("calm")).containsExactly(JobState.STOPPED);
    }

    @Test
    void restarts_by_itself_count_for_a_day_to_ten_minutes() {
        add("a", JobState.STOPPED);
        add("b", JobState.STOPPED);
        history.restarted("a");
        advance(Duration.ofHours(12));
        history.restarted("a");
        history.restarted("a");
        assertThat(history.restarts()).isEqualTo(Map.of("a", 3L));
        advance(Duration.ofHours(12).minusMinutes(1));
        assertThat(history.restarts()).isEqualTo(Map.of("a", 3L));
        advance(Duration.ofMinutes(11));
        assertThat(history.restarts()).isEqualTo(Map.of("a", 2L));
        next(Duration.ofMinutes(1));
        assertThat(history.restarts()).isEqualTo(Map.of("a", 2L));
        advance(Duration.ofHours(13));
        assertThat(history.restarts()).isEmpty();
    }

    @Test
    void a_job_that_went_on_without_a_service_has_a_gap_in_which_its_state_is_known() {
        add("a", JobState.STOPPED);
        become(JobState.RUNNING);
        long started = now();
        minutes(10);
        long left = now();
        next(Duration.ofMinutes(30));
        become(JobState.STARTING); // being taken over
        history.added(status("a", JobState.RUNNING, started, 0, ExitStatus.NONE));
        JobTimeline timeline = history.timeline("a");
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.RUNNING);
        assertThat(timeline.gaps()).containsExactly(new StateGap(left, now(), true));
    }

    @Test
    void one_that_runs_anew_has_a_gap_in_which_nobody_knows() {
        add("a", JobState.STOPPED);
        become(JobState.RUNNING);
        minutes(10);
        long left = now();
        next(Duration.ofMinutes(30));
        add("a", JobState.STOPPED);
        become(JobState.RUNNING);
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.RUNNING, JobState.STOPPED, JobState.RUNNING);
        assertThat(history.timeline("a").gaps()).containsExactly(new StateGap(left, now(), false));
        minutes(1);
        next(Duration.ofMinutes(5));
        assertThat(history.timeline("a").gaps()).as("and it is kept").hasSize(1);
    }

    @Test
    void an_end_without_a_service_is_where_it_was_unless_nobody_knows_how_it_came() {
        for (String job : List.of("seen", "unseen")) {
            add(job, JobState.STOPPED);
            become(job, JobState.RUNNING);
        }
        long started = now();
        minutes(10);
        next(Duration.ofMinutes(30));
        long ended = now() - 60_000;
        history.changed(status("seen", JobState.BACKOFF, started, ended, FAILED));
        history.changed(status("seen", JobState.STARTING, started, ended, FAILED));
        history.added(status("seen", JobState.RUNNING, now(), 0, FAILED));
        history.added(status("unseen", JobState.EXITED, started, ended, ExitStatus.UNKNOWN));
        assertThat(history.timeline("seen").changes())
                .endsWith(
                        new StateChange(ended, JobState.BACKOFF, "it is BACKOFF"),
                        new StateChange(now(), JobState.STARTING, "it is STARTING"),
                        new StateChange(now(), JobState.RUNNING, "it is RUNNING"));
        assertThat(history.timeline("seen").gaps()).extracting(StateGap::known).containsExactly(true);
        assertThat(history.timeline("unseen").changes())
                .endsWith(new StateChange(now(), JobState.EXITED, "it is EXITED"));
        assertThat(history.timeline("unseen").gaps())
                .extracting(StateGap::known)
                .containsExactly(false);
    }

    @Test
    void one_that_was_taken_over_and_soon_turns_out_to_be_gone_has_a_gap_in_which_nobody_knows() {
        for (String job : List.of("soon", "late")) {
            add(job, JobState.STOPPED);
            become(job, JobState.RUNNING);
        }
        long started = now();
        minutes(10);
        long left = now();
        next(Duration.ofMinutes(30));
        long back = now();
        for (String job : List.of("soon", "late")) {
            history.added(status(job, JobState.RUNNING, started, 0, ExitStatus.NONE));
        }
        advance(Duration.ofSeconds(2));
        history.changed(status("soon", JobState.EXITED, started, now(), ExitStatus.UNKNOWN));
        assertThat(history.timeline("soon").gaps()).containsExactly(new StateGap(left, now(), false));
        minutes(10);
        history.changed(status("late", JobState.EXITED, started, now(), ExitStatus.UNKNOWN));
        assertThat(history.timeline("late").gaps()).containsExactly(new StateGap(left, back, true));
    }

    @Test
    void one_that_did_not_run_cannot_have_run_without_a_service() {
        add("a", JobState.STOPPED);
        minutes(1);
        next(Duration.ofMinutes(30));
        add("a", JobState.STARTING);
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.STARTING);
        assertThat(history.timeline("a").gaps()).extracting(StateGap::known).containsExactly(true);
    }

    @Test
    void a_service_that_ends_in_order_loses_nothing() {
        add("a", JobState.STOPPED);
        become(JobState.RUNNING);
        history.close();
        timer.advance(Duration.ZERO);
        next(Duration.ofMinutes(1));
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.RUNNING);
    }

    @Test
    void a_real_thread_writes_what_there_is_and_ends_with_the_service() {
        StateHistory real = StateHistory.open(directory.resolve("real.jsonl"), clock());
        real.added(status("a", JobState.STOPPED));
        assertThat(real.timeline("a").changes()).hasSize(1);
        real.close();
        assertThat(directory.resolve("real.jsonl")).isNotEmptyFile();
        assertThat(log.lines).isEmpty();
    }

    @Test
    void a_job_that_is_deleted_leaves_nothing_to_the_next_of_its_name() {
        add("a", JobState.STOPPED);
        become(JobState.RUNNING);
        history.restarted("a");
        history.removed("a");
        long again = now();
        add("a", JobState.STOPPED);
        minutes(1);
        next(Duration.ofMinutes(1));
        add("a", JobState.STOPPED);
        assertThat(history.restarts()).isEmpty();
        assertThat(states("a")).containsExactly(JobState.STOPPED);
        assertThat(history.timeline("a").sinceMillis()).isEqualTo(again);
    }

    @Test
    void one_whose_definition_went_while_no_service_was_there_is_forgotten_too() {
        add("a", JobState.STOPPED);
        add("b", JobState.STOPPED);
        minutes(1);
        next(Duration.ofMinutes(1));
        add("b", JobState.STOPPED);
        history.forgetOthers();
        minutes(1);
        next(Duration.ofMinutes(1));
        assertThat(states("a")).isEmpty();
        assertThat(states("b")).containsExactly(JobState.STOPPED);
    }

    @Test
    void lines_that_are_cut_off_or_damaged_are_passed_by_and_told_of_once() throws Exception {
        add("a", JobState.STOPPED);
        minutes(1);
        byte[] bad = {'{', '"', (byte) 0xff, 0, '\n', '{', '}', '\n', 'n', 'u', 'l', 'l', '\n', '\n'};
        Files.write(file(), bad, StandardOpenOption.APPEND);
        Files.writeString(file(), "{\"job\":\"a\",\"at\":17,\"state\":\"RUN", StandardOpenOption.APPEND);
        next(Duration.ofMinutes(1));
        add("a", JobState.RUNNING);
        minutes(1);
        next(Duration.ofMinutes(1));
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.RUNNING);
        assertThat(log.lines)
                .containsExactly(
                        "WARNING " + file() + ": 5 damaged lines are passed by",
                        "WARNING " + file() + ": 5 damaged lines are passed by");
    }

    @Test
    void a_clock_that_is_set_back_makes_what_lies_ahead_happen_now() {
        add("a", JobState.STOPPED);
        minutes(60);
        become(JobState.RUNNING);
        history.restarted("a");
        minutes(60);
        become(JobState.BACKOFF);
        skew -= Duration.ofDays(3650).toMillis();
        become(JobState.RUNNING);
        JobTimeline timeline = history.timeline("a");
        assertThat(timeline.changes())
                .extracting(StateChange::state)
                .containsExactly(JobState.STOPPED, JobState.RUNNING, JobState.BACKOFF, JobState.RUNNING);
        assertThat(timeline.changes()).extracting(StateChange::atMillis).containsOnly(now());
        assertThat(timeline.sinceMillis()).isEqualTo(now());
        assertThat(history.restarts()).isEqualTo(Map.of("a", 1L));
        minutes(1);
        next(Duration.ofMinutes(1));
        add("a", JobState.RUNNING);
        assertThat(history.timeline("a").changes())
                .extracting(StateChange::atMillis)
                .isSorted()
                .allMatch(at -> at <= now());
        assertThat(history.restarts()).isEqualTo(Map.of("a", 1L));
        advance(Duration.ofHours(25));
        assertThat(history.restarts()).isEmpty();
    }

    @Test
    void a_file_of_a_later_time_is_of_a_clock_that_was_set_back() throws Exception {
        add("a", JobState.STOPPED);
        become(JobState.RUNNING);
        minutes(1);
        Files.setLastModifiedTime(
                file(), FileTime.fromMillis(now() + Duration.ofDays(1).toMillis()));
        next(Duration.ofMinutes(1));
        add("a", JobState.STOPPED);
        assertThat(history.timeline("a").gaps()).containsExactly(new StateGap(now(), now(), false));
    }

    @Test
    void the_file_stays_small_and_has_all_that_counts() throws Exception {
        add("calm", JobState.STOPPED);
        for (int i = 0; i < 40_000; i++) {
            become(i % 2 == 0 ? JobState.EXITED : JobState.BACKOFF);
            history.restarted("a");
            advance(StateHistory.BATCH);
        }
        assertThat(Files.size(file())).isLessThan(2 << 20);
        assertThat(directory.toFile().list()).containsExactly("states.jsonl");
        JobTimeline before = history.timeline("a");
        long restarts = history.restarts().get("a");
        next(Duration.ZERO);
        assertThat(history.timeline("a").changes()).isEqualTo(before.changes());
        assertThat(states("calm")).containsExactly(JobState.STOPPED);
        assertThat(history.restarts()).isEqualTo(Map.of("a", restarts));
        assertThat(restarts).isEqualTo(40_000);
    }

    @Test
    void a_file_that_cannot_be_written_costs_what_the_next_service_would_know_and_is_told_of_once() throws Exception {
        Files.createDirectory(file());
        add("a", JobState.STOPPED);
        minutes(1);
        become(JobState.RUNNING);
        minutes(5);
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.RUNNING);
        assertThat(log.lines)
                .singleElement()
                .asString()
                .startsWith(
                        "WARNING the history of jobs cannot be written, and would be forgotten by the next service: ")
                .contains(file().toString());
        Files.delete(file());
        minutes(1);
        assertThat(log.lines).last().isEqualTo("INFO the history of jobs is written again");
        next(Duration.ofMinutes(1));
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.RUNNING);
    }

    @Test
    void a_file_that_was_removed_is_there_again_with_all_there_is() throws Exception {
        add("a", JobState.STOPPED);
        minutes(1);
        Files.delete(file());
        become(JobState.RUNNING);
        minutes(2);
        next(Duration.ofMinutes(1));
        assertThat(states("a")).containsExactly(JobState.STOPPED, JobState.RUNNING);
    }

    @Test
    void a_reason_is_cut() {
        JobStatus wordy = status("a", JobState.FATAL);
        history.added(new JobStatus(
                "a",
                Map.of(),
                JobState.FATAL,
                DesiredState.UP,
                now(),
                0,
                0,
                0,
                0,
                0,
                0,
                1,
                0,
                wordy.lastExit(),
                "x".repeat(100_000),
                List.of()));
        assertThat(history.timeline("a").changes().get(0).reason()).hasSize(200).endsWith("x…");
    }
}
