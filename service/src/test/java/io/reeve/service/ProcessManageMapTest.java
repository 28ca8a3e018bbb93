package io.reeve.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;

/**
 * What process_manage could do, item by item, and the tests that show that Reeve can. Its {@code maxWorkerNum} is
 * {@code instances} here, {@code executeTimes} {@code maxRuns}, {@code executeUSleep} {@code pause}, {@code limitSeconds}
 * {@code maxLifetime}, {@code checkWorkerInterval} {@code checkInterval}.
 *
 * <p>Where Reeve differs on purpose: a good run that is too short, without a pause, backs off (P7); the manager's end by a
 * signal leaves jobs running for the next one (P22); {@code status} of several jobs fails unless all of them run (P23); logs
 * are by the hour (P27).
 */
final class ProcessManageMapTest {
    private static final int ITEMS = 30;

    /** Item, what it is, and a line for each test by its class below this package and its method. */
    private static final String MAP = """
            P1 so many workers of one command
                job.InstancesTest.each_instance_is_a_process_and_knows_its_number
            P2 one start of the command for each worker
                job.ProcessManageTest.the_command_is_started_once_for_each_instance
                job.ProcessManageTest.a_hook_runs_before_each_instance_and_its_failure_prevents_the_start
            P3 rounds of runs
                job.ProcessManageTest.after_its_runs_a_slot_begins_a_new_round_and_tells_how_many_it_has_done
                job.KeepUpTest.runs_as_often_as_it_is_told_and_then_has_ended
                job.RestartPolicyTest.a_round_of_runs_is_finished_and_then_the_mode_decides
            P4 a pause between runs
                job.ProcessManageTest.between_two_good_runs_it_pauses
            P5 replacement at an age, after the run
                job.ProcessManageTest.a_process_that_is_replaced_at_its_age_finishes_what_it_does
                job.KeepUpTest.is_replaced_at_its_age_after_it_was_asked_to_end
            P6 topping up at an interval
                job.ProcessManageTest.whoever_checks_tops_up_what_would_wait_or_had_been_given_up
                job.RestartPolicyTest.where_somebody_checks_now_and_then_nothing_stays_away_for_longer
            P7 after a normal end at once, after a crash later
                job.ProcessManageTest.a_run_that_went_well_is_followed_at_once_and_a_crash_waits
            P8 no replacement, and an end when all have ended
                job.ProcessManageTest.without_a_restart_policy_nothing_is_replaced_and_the_job_ends_with_its_last_instance
                job.InstancesTest.a_job_whose_instances_have_all_ended_has_ended
            P9 TERM, a wait, KILL
                e2e.BadCitizensTest.one_that_uses_its_whole_stop_timeout_ends_as_it_likes
                e2e.BadCitizensTest.one_that_ignores_the_stop_signal_is_killed_after_its_timeout
            P10 Ctrl-C at the manager ends all
                e2e.LivesTest.ctrl_c_ends_a_service_in_the_foreground_with_all_its_jobs_and_its_pid_file
                cli.LauncherIT.sigterm_ends_the_jobs_and_the_service
            P11 a second stop does no harm
                job.ProcessManageTest.a_second_stop_does_no_harm
            P12 a restart without overlap
                job.ProcessManageTest.a_restart_runs_no_instance_twice_and_cuts_no_run
            P13 a second start is refused
                job.ProcessManageTest.a_start_of_what_runs_is_refused_and_changes_nothing
            P14 errors of what does not run
                e2e.CommandsTest.what_does_not_run_what_does_not_exist_and_a_dead_service_have_errors_of_their_own
            P15 wakeup
                job.ProcessManageTest.wakeup_brings_back_the_killed_one_and_touches_no_other
                e2e.CommandsTest.wakeup_starts_at_once_what_waits
            P16 status without touching workers
                e2e.CommandsTest.a_process_that_cannot_answer_is_shown_all_the_same
            P17 the table
                e2e.CommandsTest.verbose_status_is_the_table_of_a_job_and_its_instances
                cli.VerboseStatusTest.has_the_columns_of_process_manage_and_memory_in_megabytes_and_bytes
                cli.VerboseStatusTest.shows_what_is_refused_or_silent_by_dashes_and_drops_no_line
            P18 memory in megabytes and bytes
                e2e.CommandsTest.verbose_status_is_the_table_of_a_job_and_its_instances
            P19 the pid file
                e2e.LivesTest.ctrl_c_ends_a_service_in_the_foreground_with_all_its_jobs_and_its_pid_file
                cli.LauncherIT.a_stale_file_with_the_number_of_another_process_is_no_running_service
                cli.LauncherIT.a_killed_service_is_dead_with_a_stale_file_and_starts_again
            P20 a worker knows and tells who it is
                job.InstancesTest.each_instance_is_a_process_and_knows_its_number
            P21 in the background
                cli.LauncherIT.start_waits_until_the_service_answers_and_prints_where
                cli.LauncherIT.a_started_service_has_left_the_terminal_and_session_of_its_starter
            P22 workers without a manager
                e2e.LivesTest.all_instances_outlive_a_killed_service_and_are_the_next_ones
                job.NextServiceTest.every_instance_is_taken_over_and_those_beyond_the_definition_end
            P23 groups
                e2e.CommandsTest.groups_are_told_together_and_one_failure_stops_no_other
                cli.ReeveCommandTest.a_glob_stands_for_the_jobs_to_which_the_command_applies
                cli.ReeveCommandTest.a_glob_may_find_nothing_to_do_but_a_name_must_fit
            P24 wrong usage
                cli.ReeveCommandTest.wrong_usage_is_told_with_the_usage
                cli.HelpTest.wrong_options_of_any_command_are_refused_before_the_service_is_asked
            P25 help
                cli.HelpTest.help_lists_every_command_and_no_other_in_a_line
                cli.HelpTest.every_command_tells_its_own_usage_and_the_common_options
            P26 options apart from actions
                cli.HelpTest.every_command_tells_its_own_usage_and_the_common_options
                cli.HelpTest.wrong_options_of_any_command_are_refused_before_the_service_is_asked
            P27 logs
                e2e.CommandsTest.each_stream_has_a_log_of_its_own_and_ends_with_the_reason
                output.StreamLogTest.leaves_a_line_in_the_file_of_the_hour_it_began_in
            P28 unexpected ends are logged
                job.ProcessManageTest.an_end_that_nobody_wished_is_logged_with_its_reason
                e2e.CommandsTest.each_stream_has_a_log_of_its_own_and_ends_with_the_reason
            P29 work looks for the stop
                job.ProcessManageTest.a_job_that_looks_for_the_stop_between_two_pieces_of_work_finishes_the_one_it_does
            P30 a job's own settings before the defaults
                job.JobSpecTest.fills_in_the_defaults
                job.JobSpecTest.goes_back_to_the_default_where_a_setting_is_changed_to_null
                job.UpkeepReaderTest.reads_every_setting
            """;

    @Test
    void every_item_is_there_in_its_order_with_a_test() {
        List<String> lines = MAP.lines().toList();
        assertThat(lines.stream().filter(line -> !isTest(line)).map(line -> line.split(" ")[0]))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, ITEMS)
                        .mapToObj(item -> "P" + item)
                        .toList());
        for (int i = 0; i < lines.size(); i++) {
            boolean followed = isTest(lines.get(i)) || (i + 1 < lines.size() && isTest(lines.get(i + 1)));
            assertThat(followed).as(lines.get(i)).isTrue();
        }
    }

    @Test
    void every_test_that_is_named_exists() {
        assertThat(MAP.lines().filter(ProcessManageMapTest::isTest).map(String::strip))
                .allSatisfy(test -> assertThat(isWritten(test)).isTrue());
    }

    private static boolean isTest(String line) {
        return line.startsWith(" ");
    }

    private static boolean isWritten(String test) throws ClassNotFoundException {
        int dot = test.lastIndexOf('.');
        // Not initialized: some test classes start a service for all their tests.
        Class<?> in = Class.forName(
                ProcessManageMapTest.class.getPackageName() + "." + test.substring(0, dot),
                false,
                ProcessManageMapTest.class.getClassLoader());
        return Arrays.stream(in.getDeclaredMethods())
                .filter(method -> method.getName().equals(test.substring(dot + 1)))
                .anyMatch(ProcessManageMapTest::isRun);
    }

    private static boolean isRun(Method method) {
        return method.isAnnotationPresent(Test.class)
                || method.isAnnotationPresent(ParameterizedTest.class)
                || method.isAnnotationPresent(TestFactory.class);
    }
}
